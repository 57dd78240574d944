package dev.mien.eval.pose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.output.Drawing;
import dev.mien.eval.output.FigureJson;
import dev.mien.eval.output.TextTable;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.eval.run.Faults;
import dev.mien.face.HeadPose;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How far head poses are off.
 *
 * @param dataset its name
 * @param convention where the faces are taken from and which count
 * @param faces all
 * @param found of them, those that were found
 * @param angles yaw, pitch and roll
 * @param failures pictures that could not be read, one line each
 */
public record PoseEvaluation(
        String dataset, String convention, int faces, int found, List<Angle> angles, List<String> failures)
        implements EvaluationResult {
    /** Largest angle to either side, in degrees, that the errors are measured within. */
    public static final double WITHIN = 30;

    /**
     * Takes copies of the lists.
     *
     * @param dataset its name
     * @param convention where the faces are taken from and which count
     * @param faces all
     * @param found of them, those that were found
     * @param angles yaw, pitch and roll
     * @param failures pictures that could not be read, one line each
     */
    public PoseEvaluation {
        angles = List.copyOf(angles);
        failures = List.copyOf(failures);
    }

    /**
     * One angle, over the faces found whose label lies within {@value #WITHIN} degrees; NaN where there are none.
     *
     * @param name yaw, pitch or roll
     * @param counted faces
     * @param error mean absolute error in degrees
     * @param bias mean error in degrees
     * @param usual mean absolute error of always saying the mean of the labels, in degrees: what no knowledge gives
     */
    public record Angle(String name, int counted, double error, double bias, double usual) {}

    /** What is known of a face and what was said. */
    record Pair(HeadPose truth, Optional<HeadPose> found) {}

    static PoseEvaluation of(String dataset, String detector, List<Pair> pairs, List<String> failures) {
        return new PoseEvaluation(
                dataset,
                String.format(
                        Locale.ROOT, "the largest face that %s finds; labels within %.0f degrees", detector, WITHIN),
                pairs.size(),
                (int) pairs.stream().filter(pair -> pair.found().isPresent()).count(),
                List.of(
                        angle("yaw", pairs, HeadPose::yaw),
                        angle("pitch", pairs, HeadPose::pitch),
                        angle("roll", pairs, HeadPose::roll)),
                failures);
    }

    private static Angle angle(String name, List<Pair> pairs, ToDoubleFunction<HeadPose> angle) {
        List<double[]> counted = pairs.stream()
                .filter(pair -> pair.found().isPresent() && Math.abs(angle.applyAsDouble(pair.truth())) <= WITHIN)
                .map(pair -> new double[] {
                    angle.applyAsDouble(pair.truth()),
                    angle.applyAsDouble(pair.found().orElseThrow())
                })
                .toList();
        double mean = mean(counted, pair -> pair[0]);
        return new Angle(
                name,
                counted.size(),
                mean(counted, pair -> Math.abs(pair[1] - pair[0])),
                mean(counted, pair -> pair[1] - pair[0]),
                mean(counted, pair -> Math.abs(pair[0] - mean)));
    }

    private static double mean(List<double[]> pairs, ToDoubleFunction<double[]> value) {
        return pairs.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    @Override
    public ObjectNode toJson() {
        ObjectNode root = FigureJson.head("pose", dataset, convention);
        root.put("faces", faces);
        root.put("found", found);
        ObjectNode byName = root.putObject("angles");
        for (Angle angle : angles) {
            ObjectNode node = byName.putObject(angle.name());
            node.put("counted", angle.counted());
            FigureJson.number(node, "meanError", angle.error());
            FigureJson.number(node, "bias", angle.bias());
            FigureJson.number(node, "meanErrorOfTheMean", angle.usual());
        }
        return FigureJson.failures(root, failures);
    }

    @Override
    public String table() {
        TextTable table = new TextTable();
        table.row("degrees", angles, Angle::name);
        table.row("mean error", angles, angle -> decimal(angle.error()));
        table.row("bias", angles, angle -> decimal(angle.bias()));
        table.row("error of always saying the mean", angles, angle -> decimal(angle.usual()));
        table.row("faces counted", angles, angle -> Integer.toString(angle.counted()));
        return String.format(Locale.ROOT, "%s: faces %,d, found %,d%n", dataset, faces, found)
                + convention
                + "\n\n"
                + table.render()
                + Faults.unread(failures);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    @Override
    public List<Drawing> figures() {
        return List.of();
    }
}
