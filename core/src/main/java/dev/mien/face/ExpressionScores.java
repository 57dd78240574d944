package dev.mien.face;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A probability for each expression that a classifier knows: in the order of FER+ if all are of it, otherwise in the
 * classifier's own. Immutable. How far they can be taken at their word is a matter of the model's calibration, which its
 * manifest names.
 *
 * @param probabilities each 0 to 1, together 1 (within 1e-3); expressions the classifier does not know are absent
 */
public record ExpressionScores(Map<Expression, Float> probabilities) {
    /**
     * Puts the expressions in order.
     *
     * @param probabilities each 0 to 1, together 1 (within 1e-3); expressions the classifier does not know are absent
     * @throws IllegalArgumentException if there are none, a probability lies outside 0 to 1, or their sum is not 1
     */
    public ExpressionScores {
        if (probabilities.isEmpty()) {
            throw new IllegalArgumentException("no probabilities");
        }
        Map<Expression, Float> ordered = new LinkedHashMap<>();
        double sum = 0;
        for (Expression expression : Expressions.ordered(probabilities.keySet())) {
            float p = probabilities.getOrDefault(expression, 0f);
            if (!(p >= 0 && p <= 1.0001f)) {
                throw new IllegalArgumentException("probability outside 0 to 1: " + p);
            }
            ordered.put(expression, p);
            sum += p;
        }
        if (Math.abs(sum - 1) > 1e-3) {
            throw new IllegalArgumentException("probabilities sum to " + sum + ", not 1");
        }
        probabilities = Collections.unmodifiableMap(ordered);
    }

    /**
     * {@return scores from an array in the order of {@code classes}}
     *
     * @param classes the expressions, each once
     * @param probabilities as many, each 0 to 1, together 1
     * @throws IllegalArgumentException if the counts differ or it is no distribution
     */
    public static ExpressionScores of(List<Expression> classes, float[] probabilities) {
        if (classes.size() != probabilities.length) {
            throw new IllegalArgumentException(
                    classes.size() + " classes but " + probabilities.length + " probabilities");
        }
        Map<Expression, Float> map = new LinkedHashMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            map.put(classes.get(i), probabilities[i]);
        }
        return new ExpressionScores(map);
    }

    /** {@return the expressions that the classifier knows, in the order of the probabilities} */
    public List<Expression> labels() {
        return List.copyOf(probabilities.keySet());
    }

    /**
     * {@return the probability of an expression; 0 if the classifier does not know it}
     *
     * @param expression any expression
     */
    public float get(Expression expression) {
        return probabilities.getOrDefault(expression, 0f);
    }

    /** {@return the most probable expression; the first in {@link #labels} among equals} */
    public Expression top() {
        Expression best = probabilities.keySet().iterator().next();
        for (Expression expression : probabilities.keySet()) {
            if (get(expression) > get(best)) {
                best = expression;
            }
        }
        return best;
    }

    /**
     * {@return the mean of two distributions over the same expressions}
     *
     * @param other a distribution that knows the same expressions
     * @throws IllegalArgumentException if it knows others
     */
    public ExpressionScores average(ExpressionScores other) {
        if (!probabilities.keySet().equals(other.probabilities.keySet())) {
            throw new IllegalArgumentException("scores of different expressions: " + probabilities.keySet() + " and "
                    + other.probabilities.keySet());
        }
        Map<Expression, Float> mean = new LinkedHashMap<>();
        probabilities.forEach((expression, p) -> mean.put(expression, (p + other.get(expression)) / 2));
        return new ExpressionScores(mean);
    }
}
