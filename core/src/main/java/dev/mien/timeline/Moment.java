package dev.mien.timeline;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceResult;
import java.time.Duration;

/**
 * What one face showed at one time.
 *
 * @param time from the start of the video
 * @param scores its distribution
 * @param weight how much the distribution counts, 0 to 1
 */
record Moment(Duration time, ExpressionScores scores, double weight) {
    /** What a face counts that the quality gate objects to: little, but in a gap it is all there is. */
    private static final double POOR = 0.05;

    public Moment {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("weight must lie in 0 to 1, got " + weight);
        }
    }

    /**
     * {@return a moment that counts by its confidence: one less the distribution's entropy over the greatest possible,
     * {@code w = 1 - H(p) / log K}, and little where the face did not pass the quality gate}
     */
    public static Moment of(Duration time, FaceResult result) {
        double certainty = certainty(result.scores());
        return new Moment(time, result.scores(), result.quality().pass() ? certainty : POOR * certainty);
    }

    /** From 0 for even odds to 1 for a certain answer. */
    static double certainty(ExpressionScores scores) {
        int classes = scores.probabilities().size();
        double entropy = 0;
        for (Expression expression : scores.probabilities().keySet()) {
            double p = scores.get(expression);
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return classes < 2 ? 1 : Math.max(0, Math.min(1, 1 - entropy / Math.log(classes)));
    }

    Moment with(ExpressionScores other) {
        return new Moment(time, other, weight);
    }

    /** Seconds from another time to this moment. */
    double secondsSince(Duration other) {
        return time.minus(other).toNanos() / 1e9;
    }
}
