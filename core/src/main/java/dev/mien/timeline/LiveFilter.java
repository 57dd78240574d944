package dev.mien.timeline;

import dev.mien.face.ExpressionScores;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Smooths one face's distributions as they come: the mean of all moments so far, each weighted by its confidence and its age,
 *
 * <pre>s(t) = sum_i w_i exp(-(t - t_i) / tau) p_i / sum_i w_i exp(-(t - t_i) / tau)</pre>
 *
 * <p>An uncertain moment moves the mean little; after {@code tau} seconds a sudden change is in by 63 %.
 */
public final class LiveFilter {
    private final double tau;
    private final WeightedMean mean = new WeightedMean();
    private @Nullable Duration latest;

    /** @param tau seconds, above 0 */
    public LiveFilter(double tau) {
        this.tau = LaggedFilter.positive(tau);
    }

    /** @return the smoothed distribution at the moment's time, which is not earlier than the one before */
    public ExpressionScores add(Moment moment) {
        if (latest != null) {
            // The least factor keeps a long gap from leaving nothing to divide.
            mean.fade(Math.max(1e-12, Math.exp(-moment.secondsSince(latest) / tau)));
        }
        latest = moment.time();
        mean.add(moment.scores(), moment.weight());
        return mean.mean();
    }
}
