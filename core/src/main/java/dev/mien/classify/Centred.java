package dev.mien.classify;

import dev.mien.face.Expression;
import java.util.Arrays;
import java.util.List;

/** A class's score relative to the mean over all classes: what a softmax sees of it. */
final class Centred {
    private Centred() {}

    /**
     * The weights {@code w} with which {@code sum_c w[c] score_c} is the score of {@code expression} less the mean score.
     *
     * @throws IllegalArgumentException if the expression is not among the classes
     */
    static float[] weights(List<Expression> classes, Expression expression) {
        int index = classes.indexOf(expression);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "this classifier does not know " + expression.label() + ", it knows " + classes);
        }
        float[] weights = new float[classes.size()];
        Arrays.fill(weights, -1f / classes.size());
        weights[index] += 1;
        return weights;
    }
}
