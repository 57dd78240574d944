package dev.mien.face;

import java.util.Comparator;
import java.util.List;
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
    /** The second likeliest expression is worth naming from this share of the likeliest one's probability on. */
    double NEAR = 0.3;

    /** {@return the label that files and the command line write: an expression's label, or "unsure"} */
    String label();

    /**
     * {@return the most probable expression if its probability reaches a threshold, otherwise {@link Unsure} with what it
     * leans to}
     *
     * @param scores a distribution over expressions
     * @param threshold least top probability that counts as an answer, 0 to 1
     */
    static Verdict of(ExpressionScores scores, float threshold) {
        Expression top = scores.top();
        return scores.get(top) >= threshold ? new Shows(top) : new Unsure(leaning(scores));
    }

    /** The likeliest expression, and the next one if it may as well be that. */
    private static String leaning(ExpressionScores scores) {
        List<Expression> likeliest = scores.labels().stream()
                .sorted(Comparator.comparingDouble((Expression label) -> -scores.get(label)))
                .toList();
        String first = "probably " + share(scores, likeliest.get(0));
        return likeliest.size() > 1 && scores.get(likeliest.get(1)) >= NEAR * scores.get(likeliest.get(0))
                ? first + ", could be " + share(scores, likeliest.get(1))
                : first;
    }

    private static String share(ExpressionScores scores, Expression label) {
        return String.format(Locale.ROOT, "%s (%.0f %%)", label.label(), 100 * scores.get(label));
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
     * @param reason one short phrase, such as "probably neutral (52 %), could be happiness (41 %)" or "face too small"
     */
    record Unsure(String reason) implements Verdict {
        @Override
        public String label() {
            return Expression.UNSURE;
        }
    }
}
