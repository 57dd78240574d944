package dev.mien.eval.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What accuracy remains if only the most confident answers are kept. Pictures without an answer come last and are
 * errors, so that full coverage gives the accuracy over all.
 *
 * @param coverage the share of all pictures kept
 * @param n the number kept: coverage times all, rounded, at least 1
 * @param accuracy of those kept
 * @param confidence of the least confident one kept; 0 if that got no answer
 */
public record CoveragePoint(double coverage, int n, double accuracy, double confidence) {
    /** The shares that are measured. */
    public static final List<Double> COVERAGES = List.of(1.0, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5);

    /**
     * {@return accuracy for each coverage, the most confident answers first}
     *
     * @param outcomes of one run
     */
    public static List<CoveragePoint> curve(List<Outcome> outcomes) {
        List<Outcome> ranked = outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::confidence).reversed())
                .toList();
        List<CoveragePoint> curve = new ArrayList<>();
        for (double coverage : COVERAGES) {
            int n = (int) Math.max(1, Math.round(coverage * ranked.size()));
            long correct =
                    ranked.subList(0, n).stream().filter(Outcome::correct).count();
            curve.add(new CoveragePoint(
                    coverage, n, (double) correct / n, ranked.get(n - 1).confidence()));
        }
        return curve;
    }
}
