package dev.mien.timeline;

import dev.mien.face.Expression;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A turning point of what a face does, told while it goes on, for whatever reacts to it. Each {@link Kind#ONSET} is followed by one
 * {@link Kind#OFFSET} of the same track and expression, with one or more {@link Kind#APEX} in between, of which the last holds; what
 * was too short for an {@link ExpressionEvent} may have these all the same. Each {@link Kind#LOOKING_AWAY} is followed by one
 * {@link Kind#LOOKING_BACK}.
 *
 * @param kind what happened
 * @param track to whom
 * @param time when it happened, which is a little before it can be known
 * @param expression what rose or fell; empty for signals
 * @param value of an expression the smoothed probability then, of an offset that of the apex; of a blink the closure, as {@link
 *     Blink#closure} has it; of looking away the angle in degrees so far
 */
public record Cue(Kind kind, long track, Duration time, Optional<Expression> expression, double value) {
    /** What can happen. */
    public enum Kind {
        /** An expression rose to the least strength of an event; the time is that of half of what it has reached. */
        ONSET,
        /** It has begun to fall; the time is that of its highest. */
        APEX,
        /** It fell through half of its highest, or was last seen. */
        OFFSET,
        /** A {@link Blink} has ended. */
        BLINK,
        /** The head has been turned away for {@link dev.mien.timeline.LookingAway#LEAST}. */
        LOOKING_AWAY,
        /** It is turned back, or was last seen. */
        LOOKING_BACK;

        /** {@return the name that files and messages have, such as {@code looking_away}} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * {@return the kind of a name}
         *
         * @param label as {@link #label()} has it
         * @throws IllegalArgumentException if there is no such kind; the message lists those there are
         */
        public static Kind of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown kind '" + label + "'; known: "
                            + Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "))));
        }
    }
}
