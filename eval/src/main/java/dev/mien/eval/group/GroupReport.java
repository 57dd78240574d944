package dev.mien.eval.group;

import dev.mien.dataset.MeasuredFace;
import dev.mien.eval.figure.Interval;
import dev.mien.eval.landmark.NormalisedError;
import dev.mien.eval.part.PartReport;
import dev.mien.face.Expression;
import dev.mien.face.FacePart;
import dev.mien.face.FaceResult;
import dev.mien.face.Verdict;
import dev.mien.image.Point;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of some faces. Shares are NaN where there is nothing to take them of.
 *
 * @param group whose faces
 * @param faces all that were shown
 * @param found those that were found
 * @param failures share of those found and measured whose 68 points lie more than {@link PartReport#FAILURE} from the labels
 * @param unsure share of those found whose verdict is "unsure"
 * @param likeliest share of those found whose likeliest expression is each, in the order of the scores
 */
public record GroupReport(
        String group, int faces, int found, double failures, double unsure, Map<Expression, Double> likeliest) {
    /**
     * Takes a copy of the map, in its order.
     *
     * @param group whose faces
     * @param faces all that were shown
     * @param found those that were found
     * @param failures share of those found and measured whose 68 points lie more than {@link PartReport#FAILURE} from
     *     the labels
     * @param unsure share of those found whose verdict is "unsure"
     * @param likeliest share of those found whose likeliest expression is each, in the order of the scores
     */
    public GroupReport {
        likeliest = Collections.unmodifiableMap(new LinkedHashMap<>(likeliest));
    }

    /** {@return share of the faces that were found; NaN if there are none} */
    public double recall() {
        return share(found, faces);
    }

    /** {@return the 95 % interval of {@link #recall}} */
    public Interval recallInterval() {
        return Interval.wilson(found, faces);
    }

    static GroupReport of(String group, List<GroupOutcome> outcomes) {
        List<FaceResult> found =
                outcomes.stream().flatMap(outcome -> outcome.result().stream()).toList();
        List<Double> errors =
                outcomes.stream().flatMap(outcome -> error(outcome).stream()).toList();
        Map<Expression, Double> likeliest = new LinkedHashMap<>();
        if (!found.isEmpty()) {
            for (Expression label : found.get(0).scores().labels()) {
                likeliest.put(
                        label,
                        share(
                                found.stream()
                                        .filter(result -> result.scores().top().equals(label))
                                        .count(),
                                found.size()));
            }
        }
        return new GroupReport(
                group,
                outcomes.size(),
                found.size(),
                share(
                        errors.stream()
                                .filter(error -> error > PartReport.FAILURE)
                                .count(),
                        errors.size()),
                share(
                        found.stream()
                                .filter(result -> result.verdict() instanceof Verdict.Unsure)
                                .count(),
                        found.size()),
                likeliest);
    }

    private static Optional<Double> error(GroupOutcome outcome) {
        List<Point> truth =
                outcome.face().measures().map(MeasuredFace.Measures::points).orElse(List.of());
        return outcome.result()
                .map(result -> result.face().landmarks())
                .filter(points -> points.size() == FacePart.POINTS && !truth.isEmpty())
                .map(points -> NormalisedError.of(truth, points));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
