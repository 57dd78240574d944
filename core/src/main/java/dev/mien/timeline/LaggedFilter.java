package dev.mien.timeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Smooths one face's distributions without shifting them in time, for videos that need not be answered at once: as
 * {@link LiveFilter}, but from both sides,
 *
 * <pre>s(t) = sum_i w_i exp(-|t - t_i| / tau) p_i / sum_i w_i exp(-|t - t_i| / tau),  |t - t_i| &lt;= lag</pre>
 *
 * <p>so that a moment is smoothed {@code lag} after it came.
 */
final class LaggedFilter implements ExpressionFilter {
    /** As many time constants as are waited for: what is missing then weighs less than 2 %. */
    private static final double CONSTANTS = 4;

    private final double tau;
    private final Duration lag;
    /** The moments within a lag before the first one that waits, and all since. */
    private final Deque<Moment> window = new ArrayDeque<>();

    private final Deque<Moment> waiting = new ArrayDeque<>();

    /** @param tau seconds, above 0 */
    LaggedFilter(double tau) {
        this.tau = ExpressionFilter.positive(tau);
        this.lag = Duration.ofNanos(Math.round(CONSTANTS * tau * 1e9));
    }

    @Override
    public Duration lag() {
        return lag;
    }

    @Override
    public List<Moment> add(Moment moment) {
        window.add(moment);
        waiting.add(moment);
        return until(moment.time().minus(lag));
    }

    @Override
    public List<Moment> pass(Duration time) {
        return until(time.minus(lag));
    }

    @Override
    public List<Moment> finish() {
        return waiting.isEmpty() ? List.of() : until(waiting.getLast().time());
    }

    private List<Moment> until(Duration time) {
        List<Moment> ready = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.getFirst().time().compareTo(time) <= 0) {
            Moment moment = waiting.removeFirst();
            while (window.getFirst().time().compareTo(moment.time().minus(lag)) < 0) {
                window.removeFirst();
            }
            ready.add(smoothed(moment));
        }
        return ready;
    }

    private Moment smoothed(Moment moment) {
        WeightedMean mean = new WeightedMean();
        for (Moment other : window) {
            double distance = Math.abs(other.secondsSince(moment.time()));
            if (distance <= CONSTANTS * tau) {
                mean.add(other.scores(), other.weight() * Math.exp(-distance / tau));
            }
        }
        return moment.with(mean.mean());
    }
}
