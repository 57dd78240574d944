package dev.mien.timeline;

import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.stage.StageSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How faces are read over time.
 *
 * @param smoothing time constant in seconds, above 0; see {@link LaggedFilter}
 * @param strength least smoothed probability at the apex of an event, 0 to 1
 * @param baseline from when expressions are measured against the person's own neutral face; empty for never
 * @param crowd intervals and least group
 * @param presence what makes a track a person
 */
public record TimelineOptions(
        double smoothing, double strength, Optional<Baseline> baseline, Crowd.Options crowd, Presence presence) {
    /**
     * Checks the components.
     *
     * @param smoothing time constant in seconds, above 0; see {@link LaggedFilter}
     * @param strength least smoothed probability at the apex of an event, 0 to 1
     * @param baseline from when expressions are measured against the person's own neutral face; empty for never
     * @param crowd intervals and least group
     * @param presence what makes a track a person
     * @throws IllegalArgumentException if smoothing is not above 0 or strength lies outside 0 to 1
     */
    public TimelineOptions {
        ExpressionFilter.positive(smoothing);
        EventDetector.Options.defaults().withStrength(strength);
    }

    /**
     * With the usual {@link Presence}.
     *
     * @param smoothing time constant in seconds, above 0; see {@link LaggedFilter}
     * @param strength least smoothed probability at the apex of an event, 0 to 1
     * @param baseline from when expressions are measured against the person's own neutral face; empty for never
     * @param crowd intervals and least group
     * @throws IllegalArgumentException if smoothing is not above 0 or strength lies outside 0 to 1
     */
    public TimelineOptions(double smoothing, double strength, Optional<Baseline> baseline, Crowd.Options crowd) {
        this(smoothing, strength, baseline, crowd, Presence.defaults());
    }

    /**
     * Where a person's neutral face is learned.
     *
     * @param from start of the span
     * @param to its end; with {@link #ALWAYS} whatever has been seen so far is learned from
     */
    public record Baseline(Duration from, Duration to) {
        /** Learned from all that has been seen so far. */
        public static final Baseline ALWAYS = new Baseline(Duration.ZERO, Duration.ofSeconds(Long.MAX_VALUE / 2));

        /**
         * Checks the components.
         *
         * @param from start of the span
         * @param to its end; with {@link #ALWAYS} whatever has been seen so far is learned from
         * @throws IllegalArgumentException if the span begins before 0 or does not end after its start
         */
        public Baseline {
            if (from.isNegative() || to.compareTo(from) <= 0) {
                throw new IllegalArgumentException("a baseline's span must end after its start, got "
                        + from.toNanos() / 1e9 + " s to " + to.toNanos() / 1e9 + " s");
            }
        }

        Map<String, String> options() {
            return equals(ALWAYS)
                    ? Map.of("span", "always")
                    : numbers(Map.of("from", seconds(from), "to", seconds(to)));
        }

        boolean learnsAt(Duration time) {
            return time.compareTo(from) >= 0 && time.compareTo(to) < 0;
        }

        boolean appliesAt(Duration time) {
            return equals(ALWAYS) || time.compareTo(to) >= 0;
        }
    }

    /**
     * The steps that these options are for, for provenance.
     *
     * @param lagged whether faces are smoothed from both sides
     */
    List<StageInfo> stages(boolean lagged) {
        List<StageInfo> stages = new ArrayList<>();
        baseline.ifPresent(span -> stages.add(info(StageKind.BASELINE, "neutral", span.options())));
        stages.add(info(StageKind.SMOOTH, lagged ? "lagged" : "live", numbers(Map.of("seconds", smoothing))));
        EventDetector.Options events = EventDetector.Options.defaults().withStrength(strength);
        stages.add(info(
                StageKind.EVENTS,
                "half-height",
                numbers(Map.of("strength", strength, "shortest", events.shortest(), "gap", events.gap()))));
        stages.add(info(
                StageKind.PEOPLE,
                "presence",
                numbers(Map.of("seconds", presence.seconds(), "confidence", presence.confidence()))));
        stages.add(info(
                StageKind.CROWD, "intervals", numbers(Map.of("seconds", seconds(crowd.interval()), "minGroup", (double)
                        crowd.minGroup()))));
        return stages;
    }

    private static StageInfo info(StageKind stage, String name, Map<String, String> options) {
        return new StageInfo(stage, name, options, "");
    }

    private static Map<String, String> numbers(Map<String, Double> numbers) {
        return StageSpec.ofNumbers("", numbers).options();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** {@return 0.15 seconds, half, without a baseline, ten seconds and five people} */
    public static TimelineOptions defaults() {
        return new TimelineOptions(0.15, 0.5, Optional.empty(), Crowd.Options.defaults());
    }
}
