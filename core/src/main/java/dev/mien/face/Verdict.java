package dev.mien.face;

import java.util.Locale;

/**
 * What Mien says of a face: the apparent expression, or that the evidence is too weak and why.
 *
 * <pre>{@code
 * String said = verdict instanceof Verdict.Unsure unsure ? "unsure: " + unsure.reason() : verdict.label();
 * }</pre>
 *
 * <p>An expression is what a face seems to show, not what somebody feels.
 */
public sealed interface Verdict {
    /** {@return the label that files and the command line write: an expression's label, or "unsure"} */
    String label();

    /**
     * {@return the most probable expression if its probability reaches a threshold, otherwise {@link Unsure} with the
     * reason}
     *
     * @param scores a distribution over expressions
     * @param threshold least top probability that counts as an answer, 0 to 1
     */
    static Verdict of(ExpressionScores scores, float threshold) {
        Expression top = scores.top();
        return scores.get(top) >= threshold
                ? new Shows(top)
                : new Unsure(
                        String.format(Locale.ROOT, "top probability %.3f, below %.3f", scores.get(top), threshold));
    }

    /**
     * The face shows an expression clearly enough.
     *
     * @param expression the most probable one
     */
    record Shows(Expression expression) implements Verdict {
        @Override
        public String label() {
            return expression.label();
        }
    }

    /**
     * The evidence is too weak to name an expression.
     *
     * @param reason one short phrase, such as "top probability 0.31 below 0.45"
     */
    record Unsure(String reason) implements Verdict {
        @Override
        public String label() {
            return Expression.UNSURE;
        }
    }
}
