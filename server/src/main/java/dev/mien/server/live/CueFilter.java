package dev.mien.server.live;

import dev.mien.timeline.Cue;
import dev.mien.timeline.Step;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets through what somebody asked for. Of an expression with a least probability nothing is heard until the person's smoothed
 * probability reaches it; then its onset is, with the time at which it began, and what follows. Belongs to one session at a time.
 */
public final class CueFilter {
    /**
     * What is asked for; an empty set stands for all.
     *
     * @param kinds of cues
     * @param expressions their labels; cues without an expression are not held back by it
     * @param tracks numbers of people
     * @param probability least smoothed probability of an expression, 0 to 1
     */
    public record Wanted(Set<Cue.Kind> kinds, Set<String> expressions, Set<Long> tracks, double probability) {
        /**
         * Takes copies.
         *
         * @param kinds of cues
         * @param expressions their labels; cues without an expression are not held back by it
         * @param tracks numbers of people
         * @param probability least smoothed probability of an expression, 0 to 1
         */
        public Wanted {
            kinds = Set.copyOf(kinds);
            expressions = Set.copyOf(expressions);
            tracks = Set.copyOf(tracks);
        }

        private boolean passes(Cue cue) {
            return isAny(tracks, cue.track())
                    && cue.expression()
                            .map(expression -> isAny(expressions, expression.label()))
                            .orElse(true);
        }

        private static <T> boolean isAny(Set<T> asked, T given) {
            return asked.isEmpty() || asked.contains(given);
        }
    }

    private record Rise(long track, String expression) {}

    private final Wanted wanted;
    /** Onsets of expressions that have not been strong enough. */
    private final Map<Rise, Cue> weak = new HashMap<>();
    /** Those whose onset was strong enough. */
    private final Set<Rise> strong = new HashSet<>();

    /**
     * A filter for a session.
     *
     * @param wanted what passes
     */
    public CueFilter(Wanted wanted) {
        this.wanted = wanted;
    }

    /** Another session begins. */
    public void clear() {
        weak.clear();
        strong.clear();
    }

    /**
     * Takes the next step of the session.
     *
     * @param step with its cues
     * @return those that pass, in their order
     */
    public List<Cue> take(Step step) {
        List<Cue> passed = new ArrayList<>();
        for (Cue cue : step.cues()) {
            if (wanted.passes(cue)) {
                take(cue, passed);
            }
        }
        step.now().ifPresent(frame -> grown(frame, passed));
        passed.removeIf(cue -> !Wanted.isAny(wanted.kinds(), cue.kind()));
        return passed;
    }

    private void take(Cue cue, List<Cue> passed) {
        if (cue.expression().isEmpty()) {
            passed.add(cue);
            return;
        }
        Rise rise = new Rise(cue.track(), cue.expression().get().label());
        if (cue.kind() == Cue.Kind.ONSET) {
            weak.put(rise, cue);
        }
        if (cue.value() >= wanted.probability()) {
            reached(rise, cue.value(), passed);
        }
        if (strong.contains(rise) && cue.kind() != Cue.Kind.ONSET) {
            passed.add(cue);
        }
        if (cue.kind() == Cue.Kind.OFFSET) {
            weak.remove(rise);
            strong.remove(rise);
        }
    }

    private void reached(Rise rise, double value, List<Cue> passed) {
        Cue onset = weak.remove(rise);
        if (onset != null) {
            strong.add(rise);
            passed.add(new Cue(onset.kind(), onset.track(), onset.time(), onset.expression(), value));
        }
    }

    /** Expressions that have become strong enough in a frame. */
    private void grown(TimedFrame frame, List<Cue> passed) {
        for (TimedFace face : frame.faces()) {
            Optional<TimedFace.OfPerson> person = face.person();
            if (person.isEmpty() || weak.isEmpty()) {
                continue;
            }
            long track = person.get().track();
            person.get().smoothed().probabilities().forEach((expression, probability) -> {
                if (probability >= wanted.probability()) {
                    reached(new Rise(track, expression.label()), probability, passed);
                }
            });
        }
    }
}
