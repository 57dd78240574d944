package dev.mien.face;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A probability for each expression a classifier knows, in the order of {@link Expression}.
 *
 * @param probabilities each 0 to 1, together 1 (within 1e-3); expressions the classifier does not know are absent
 */
public record ExpressionScores(Map<Expression, Float> probabilities) {
    public ExpressionScores {
        if (probabilities.isEmpty()) {
            throw new IllegalArgumentException("no probabilities");
        }
        double sum = 0;
        for (float p : probabilities.values()) {
            if (!(p >= 0 && p <= 1.0001f)) {
                throw new IllegalArgumentException("probability outside 0 to 1: " + p);
            }
            sum += p;
        }
        if (Math.abs(sum - 1) > 1e-3) {
            throw new IllegalArgumentException("probabilities sum to " + sum + ", not 1");
        }
        probabilities = Collections.unmodifiableMap(new EnumMap<>(probabilities));
    }

    /** Scores from an array in the order of {@code classes}. */
    public static ExpressionScores of(List<Expression> classes, float[] probabilities) {
        if (classes.size() != probabilities.length) {
            throw new IllegalArgumentException(
                    classes.size() + " classes but " + probabilities.length + " probabilities");
        }
        Map<Expression, Float> map = new EnumMap<>(Expression.class);
        for (int i = 0; i < probabilities.length; i++) {
            map.put(classes.get(i), probabilities[i]);
        }
        return new ExpressionScores(map);
    }

    /** The probability of an expression; 0 if the classifier does not know it. */
    public float get(Expression expression) {
        return probabilities.getOrDefault(expression, 0f);
    }

    /** The most probable expression; the first in {@link Expression} order among equals. */
    public Expression top() {
        Expression best = probabilities.keySet().iterator().next();
        for (Expression expression : probabilities.keySet()) {
            if (get(expression) > get(best)) {
                best = expression;
            }
        }
        return best;
    }

    /** The mean of two distributions over the same expressions. */
    public ExpressionScores average(ExpressionScores other) {
        if (!probabilities.keySet().equals(other.probabilities.keySet())) {
            throw new IllegalArgumentException("scores of different expressions: " + probabilities.keySet() + " and "
                    + other.probabilities.keySet());
        }
        Map<Expression, Float> mean = new EnumMap<>(Expression.class);
        probabilities.forEach((expression, p) -> mean.put(expression, (p + other.get(expression)) / 2));
        return new ExpressionScores(mean);
    }
}
