package dev.mien.timeline;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import java.util.LinkedHashMap;
import java.util.Map;

/** A mean of distributions over the same expressions by weight, which can be let fade. */
final class WeightedMean {
    /** Keeps the mean defined where every weight is 0. */
    private static final double LEAST = 1e-9;

    private final Map<Expression, Double> sums = new LinkedHashMap<>();

    void add(ExpressionScores scores, double weight) {
        scores.probabilities().forEach((expression, p) -> sums.merge(expression, (weight + LEAST) * p, Double::sum));
    }

    /** Multiplies all weights so far. */
    void fade(double factor) {
        sums.replaceAll((expression, sum) -> sum * factor);
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    /** @throws IllegalStateException if there is nothing to average */
    ExpressionScores mean() {
        double total = sums.values().stream().mapToDouble(sum -> sum).sum();
        if (total == 0) {
            throw new IllegalStateException("no distribution to average");
        }
        Map<Expression, Float> mean = new LinkedHashMap<>();
        sums.forEach((expression, sum) -> mean.put(expression, (float) (sum / total)));
        return new ExpressionScores(mean);
    }
}
