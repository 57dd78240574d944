package dev.mien.timeline;

import dev.mien.face.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How long one face showed what, and what followed what. */
public final class Dwell {
    private static final Duration GAP = Duration.ofMillis(500);

    private final Map<String, Duration> times = new TreeMap<>();
    private final Map<Transition, Integer> transitions = new TreeMap<>();
    private @Nullable String showing;
    private @Nullable Duration latest;

    /**
     * From one expression to another; "unsure" in between is passed over.
     *
     * @param from label of the first expression
     * @param to label of the one that followed
     */
    public record Transition(String from, String to) implements Comparable<Transition> {
        @Override
        public int compareTo(Transition other) {
            int first = from.compareTo(other.from);
            return first != 0 ? first : to.compareTo(other.to);
        }
    }

    /**
     * Takes the next sighting.
     *
     * @param time from the start of the video
     * @param verdict on the smoothed distribution; holds until the next one, or for nothing where the face was lost
     *     between
     */
    void add(Duration time, Verdict verdict) {
        Duration passed = latest == null ? Duration.ZERO : time.minus(latest);
        times.merge(verdict.label(), passed.compareTo(GAP) > 0 ? Duration.ZERO : passed, Duration::plus);
        latest = time;
        if (verdict instanceof Verdict.Shows) {
            Optional.ofNullable(showing)
                    .filter(before -> !before.equals(verdict.label()))
                    .ifPresent(before -> transitions.merge(new Transition(before, verdict.label()), 1, Integer::sum));
            showing = verdict.label();
        }
    }

    /** {@return time by label, "unsure" included} */
    Map<String, Duration> times() {
        return Map.copyOf(times);
    }

    /** {@return how often one expression followed another} */
    Map<Transition, Integer> transitions() {
        return Map.copyOf(transitions);
    }
}
