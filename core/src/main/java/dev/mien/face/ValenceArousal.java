package dev.mien.face;

import java.util.Map;
import java.util.Optional;

/**
 * How pleasant (valence) and how activated (arousal) an apparent expression is, on the two axes of the circumplex.
 *
 * <p>Derived, not measured: the expectation of published coordinates under the probabilities of the expressions. It
 * holds nothing that the probabilities do not. The coordinates are the mean pleasure and arousal ratings of table 4 in
 * Russell and Mehrabian, "Evidence for a three-factor theory of emotions", Journal of Research in Personality 11 (1977)
 * 273-294, for the adjective nearest to each expression; dominance is left out. The ratings describe words for emotions,
 * not faces. Neutral is not in that table and sits at the origin of its scales.
 *
 * <table>
 * <caption>Coordinates</caption>
 * <tr><th>expression</th><th>term</th><th>valence</th><th>arousal</th></tr>
 * <tr><td>neutral</td><td>(origin)</td><td>0</td><td>0</td></tr>
 * <tr><td>happiness</td><td>happy</td><td>0.81</td><td>0.51</td></tr>
 * <tr><td>surprise</td><td>surprised</td><td>0.40</td><td>0.67</td></tr>
 * <tr><td>sadness</td><td>sad</td><td>-0.63</td><td>-0.27</td></tr>
 * <tr><td>anger</td><td>angry</td><td>-0.51</td><td>0.59</td></tr>
 * <tr><td>disgust</td><td>disgusted</td><td>-0.60</td><td>0.35</td></tr>
 * <tr><td>fear</td><td>fearful</td><td>-0.64</td><td>0.60</td></tr>
 * <tr><td>contempt</td><td>contemptuous</td><td>-0.24</td><td>0.31</td></tr>
 * </table>
 *
 * @param valence -1 (unpleasant) to 1 (pleasant)
 * @param arousal -1 (sleepy) to 1 (excited)
 */
public record ValenceArousal(double valence, double arousal) {
    private static final Map<Expression, ValenceArousal> COORDINATES = Map.of(
            Expression.NEUTRAL, new ValenceArousal(0, 0),
            Expression.HAPPINESS, new ValenceArousal(0.81, 0.51),
            Expression.SURPRISE, new ValenceArousal(0.40, 0.67),
            Expression.SADNESS, new ValenceArousal(-0.63, -0.27),
            Expression.ANGER, new ValenceArousal(-0.51, 0.59),
            Expression.DISGUST, new ValenceArousal(-0.60, 0.35),
            Expression.FEAR, new ValenceArousal(-0.64, 0.60),
            Expression.CONTEMPT, new ValenceArousal(-0.24, 0.31));

    /**
     * Checks the components.
     *
     * @param valence -1 (unpleasant) to 1 (pleasant)
     * @param arousal -1 (sleepy) to 1 (excited)
     * @throws IllegalArgumentException if a coordinate lies outside -1 to 1
     */
    public ValenceArousal {
        if (!(Math.abs(valence) <= 1 && Math.abs(arousal) <= 1)) {
            throw new IllegalArgumentException(
                    "valence and arousal must lie in -1 to 1, got " + valence + " and " + arousal);
        }
    }

    /**
     * {@return the expected coordinates under a distribution; empty if it is over an expression without any}
     *
     * @param scores a distribution over expressions
     */
    public static Optional<ValenceArousal> of(ExpressionScores scores) {
        double sum = 0;
        double valence = 0;
        double arousal = 0;
        for (var entry : scores.probabilities().entrySet()) {
            ValenceArousal at = COORDINATES.get(entry.getKey());
            if (at == null) {
                return Optional.empty();
            }
            double p = entry.getValue();
            sum += p;
            valence += p * at.valence;
            arousal += p * at.arousal;
        }
        return Optional.of(new ValenceArousal(valence / sum, arousal / sum));
    }

    /**
     * {@return the published coordinates of one expression; empty if there are none}
     *
     * @param expression any expression
     */
    public static Optional<ValenceArousal> of(Expression expression) {
        return Optional.ofNullable(COORDINATES.get(expression));
    }
}
