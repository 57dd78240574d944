package dev.mien.timeline;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Smooths one face's distributions as they come: the mean of all moments so far, each weighted by its confidence and its age,
 *
 * <pre>s(t) = sum_i w_i exp(-(t - t_i) / tau) p_i / sum_i w_i exp(-(t - t_i) / tau)</pre>
 *
 * <p>An uncertain moment moves the mean little; after {@code tau} seconds a sudden change is in by 63 %.
 */
final class LiveFilter implements ExpressionFilter {
    private final double tau;
    private final WeightedMean mean = new WeightedMean();
    private @Nullable Duration latest;

    /** @param tau seconds, above 0 */
    LiveFilter(double tau) {
        this.tau = ExpressionFilter.positive(tau);
    }

    Moment smooth(Moment moment) {
        if (latest != null) {
            // The least factor keeps a long gap from leaving nothing to divide.
            mean.fade(Math.max(1e-12, Math.exp(-moment.secondsSince(latest) / tau)));
        }
        latest = moment.time();
        mean.add(moment.scores(), moment.weight());
        return moment.with(mean.mean());
    }

    @Override
    public List<Moment> add(Moment moment) {
        return List.of(smooth(moment));
    }

    @Override
    public List<Moment> pass(Duration time) {
        return List.of();
    }

    @Override
    public List<Moment> finish() {
        return List.of();
    }

    @Override
    public Duration lag() {
        return Duration.ZERO;
    }
}
