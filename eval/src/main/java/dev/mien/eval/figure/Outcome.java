package dev.mien.eval.figure;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import java.util.Optional;

/**
 * What a pipeline said of one labelled picture.
 *
 * @param id the sample's
 * @param scores empty if no face was found or the picture could not be read
 * @param fault why the picture could not be read, if so
 */
public record Outcome(String id, Expression truth, Optional<ExpressionScores> scores, Optional<String> fault) {
    /** {@return whether there is an answer and its likeliest expression is the label} */
    public boolean correct() {
        return scores.isPresent() && right(truth, scores.get());
    }

    /**
     * {@return whether the likeliest expression, sure or not, is the label}
     *
     * @param truth the label
     * @param scores the answer
     */
    public static boolean right(Expression truth, ExpressionScores scores) {
        return scores.top().equals(truth);
    }

    /** {@return the top probability; 0 without an answer} */
    public double confidence() {
        return scores.map(s -> (double) s.get(s.top())).orElse(0.0);
    }
}
