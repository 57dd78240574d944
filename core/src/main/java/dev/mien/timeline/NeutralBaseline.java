package dev.mien.timeline;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A person's own neutral face. Some faces at rest look sad or angry to a classifier; measured against what they look like at
 * rest, {@code q}, a distribution {@code p} becomes
 *
 * <pre>p'_k = p_k r_k / sum_j p_j r_j,  r_k = n_k / q_k within 1/8 and 8</pre>
 *
 * <p>where {@code n} is what a neutral face should look like, 0.9 neutral and the rest evenly: the change of prior (Saerens et
 * al. 2002) that makes {@code q} itself neutral. {@code q} is the mean over the quiet half of what was seen: the moments that
 * lie nearest to the median distribution. Of a long video an even sample is kept.
 */
final class NeutralBaseline {
    private static final int KEPT = 256;
    private static final double NEUTRAL = 0.9;
    private static final double MOST = 8;
    /** Fewer moments than this are no basis. */
    private static final int ENOUGH = 30;

    private final List<Moment> moments = new ArrayList<>();
    private int every = 1;
    private long seen;

    /**
     * Takes a raw moment into account.
     *
     * @throws IllegalArgumentException if its distribution knows no neutral face
     */
    public void learn(Moment moment) {
        if (moment.scores().labels().stream().noneMatch(Expression::isNeutral)) {
            throw new IllegalArgumentException("a baseline needs a model that knows a neutral face, not one of "
                    + moment.scores().labels());
        }
        if (seen++ % every != 0) {
            return;
        }
        moments.add(moment);
        if (moments.size() == KEPT) {
            List<Moment> half = new ArrayList<>();
            for (int i = 0; i < KEPT; i += 2) {
                half.add(moments.get(i));
            }
            moments.clear();
            moments.addAll(half);
            every *= 2;
        }
    }

    /** {@return whether enough has been seen for {@link #correction}} */
    public boolean isReady() {
        return moments.size() >= ENOUGH;
    }

    /**
     * {@return what distributions are multiplied with, before they are made to sum to 1 again}
     *
     * @throws IllegalStateException if too little has been seen
     */
    public Correction correction() {
        if (!isReady()) {
            throw new IllegalStateException("a baseline needs " + ENOUGH + " moments, got " + moments.size());
        }
        List<Expression> classes = moments.get(0).scores().labels();
        double[] median = new double[classes.size()];
        for (int k = 0; k < median.length; k++) {
            Expression expression = classes.get(k);
            median[k] = moments.stream()
                    .mapToDouble(m -> m.scores().get(expression))
                    .sorted()
                    .skip(moments.size() / 2)
                    .findFirst()
                    .orElseThrow();
        }
        List<Moment> quiet = moments.stream()
                .sorted(Comparator.comparingDouble(m -> distance(m.scores(), classes, median)))
                .limit(moments.size() / 2)
                .toList();
        Map<Expression, Double> ratios = new HashMap<>();
        for (Expression expression : classes) {
            double rest = quiet.stream()
                    .mapToDouble(m -> m.scores().get(expression))
                    .average()
                    .orElseThrow();
            double wanted = expression.isNeutral() ? NEUTRAL : (1 - NEUTRAL) / (classes.size() - 1);
            ratios.put(expression, Math.max(1 / MOST, Math.min(MOST, wanted / Math.max(1e-6, rest))));
        }
        return new Correction(ratios);
    }

    /** Squared distance of Hellinger, but for a factor. */
    private static double distance(ExpressionScores scores, List<Expression> classes, double[] other) {
        double sum = 0;
        for (int k = 0; k < other.length; k++) {
            double d = Math.sqrt(scores.get(classes.get(k))) - Math.sqrt(other[k]);
            sum += d * d;
        }
        return sum;
    }

    /** @param ratios {@code r} of each expression */
    public record Correction(Map<Expression, Double> ratios) {
        public Correction {
            ratios = Map.copyOf(ratios);
        }

        /** {@return the distribution against the person's own neutral face} */
        public ExpressionScores apply(ExpressionScores scores) {
            double sum = 0;
            for (Expression expression : scores.probabilities().keySet()) {
                sum += scores.get(expression) * ratios.getOrDefault(expression, 1.0);
            }
            Map<Expression, Float> corrected = new LinkedHashMap<>();
            for (Expression expression : scores.probabilities().keySet()) {
                corrected.put(
                        expression, (float) (scores.get(expression) * ratios.getOrDefault(expression, 1.0) / sum));
            }
            return new ExpressionScores(corrected);
        }
    }
}
