package dev.mien.eval.part;

import dev.mien.dataset.MeasuredFace;
import dev.mien.eval.landmark.NormalisedError;
import dev.mien.face.EyeReading;
import dev.mien.face.Landmark68;
import dev.mien.face.PartReadings;
import dev.mien.image.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The figures of some faces. All but {@code faces} and {@code failureRate} rest on those that were read; NaN where there are
 * none.
 *
 * @param group whose faces
 * @param faces all that were measured
 * @param read of them, those that were found and read
 * @param rightCorrelation rank correlation of the opening of the right eye with the label
 * @param leftCorrelation the same of the left eye
 * @param eyesCorrelation the same of the mean of both eyes
 * @param mouthCorrelation the same of the mouth's opening
 * @param eyeError mean absolute error of an eye's opening
 * @param irisError mean distance of the iris' centre from the label as a share of the eye's width, where the label says that
 *     the eye is open ({@value #OPEN})
 * @param landmarkError mean error of the 68 points, as a share of the distance between the outer corners of the eyes
 * @param failureRate share of all faces whose landmark error is above {@value #FAILURE} or that were not found
 */
public record PartReport(
        String group,
        int faces,
        int read,
        double rightCorrelation,
        double leftCorrelation,
        double eyesCorrelation,
        double mouthCorrelation,
        double eyeError,
        double irisError,
        double landmarkError,
        double failureRate) {
    /** Least opening of an eye whose iris is measured. */
    public static final double OPEN = 0.2;
    /** Landmark error of a failure: the labels, by a face mesh, err by about half of it themselves. */
    public static final double FAILURE = 0.12;

    static PartReport of(String group, List<PartOutcome> outcomes) {
        List<double[]> rights = new ArrayList<>();
        List<double[]> lefts = new ArrayList<>();
        List<double[]> means = new ArrayList<>();
        List<double[]> mouths = new ArrayList<>();
        List<Double> irises = new ArrayList<>();
        List<Double> astray = new ArrayList<>();
        for (PartOutcome outcome : outcomes) {
            if (outcome.readings().isEmpty()) {
                continue;
            }
            MeasuredFace.Measures truth = outcome.face().measures().orElseThrow();
            PartReadings said = outcome.readings().get();
            rights.add(new double[] {truth.rightEye(), said.rightEye().opening()});
            lefts.add(new double[] {truth.leftEye(), said.leftEye().opening()});
            means.add(new double[] {
                truth.rightEye() + truth.leftEye(),
                said.rightEye().opening() + said.leftEye().opening()
            });
            mouths.add(new double[] {truth.mouth(), said.mouthOpening()});
            List<Point> points = truth.points();
            iris(truth.rightEye(), truth.rightIris(), said.rightEye(), points, true)
                    .ifPresent(irises::add);
            iris(truth.leftEye(), truth.leftIris(), said.leftEye(), points, false)
                    .ifPresent(irises::add);
            astray.add(NormalisedError.of(points, outcome.points().orElseThrow()));
        }
        int failures = outcomes.size()
                - (int) astray.stream().filter(error -> error <= FAILURE).count();
        return new PartReport(
                group,
                outcomes.size(),
                means.size(),
                correlation(rights),
                correlation(lefts),
                correlation(means),
                correlation(mouths),
                mean(Stream.concat(rights.stream(), lefts.stream())
                        .map(pair -> Math.abs(pair[0] - pair[1]))
                        .toList()),
                mean(irises),
                mean(astray),
                outcomes.isEmpty() ? Double.NaN : (double) failures / outcomes.size());
    }

    private static OptionalDouble iris(
            double opening, Point truth, EyeReading said, List<Point> points, boolean right) {
        if (opening < OPEN) {
            return OptionalDouble.empty();
        }
        Point outer = (right ? Landmark68.RIGHT_EYE_OUTER : Landmark68.LEFT_EYE_OUTER).of(points);
        Point inner = (right ? Landmark68.RIGHT_EYE_INNER : Landmark68.LEFT_EYE_INNER).of(points);
        return OptionalDouble.of(truth.distanceTo(said.iris()) / outer.distanceTo(inner));
    }

    private static double correlation(List<double[]> pairs) {
        return Ranks.correlation(
                pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                pairs.stream().mapToDouble(pair -> pair[1]).toArray());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
