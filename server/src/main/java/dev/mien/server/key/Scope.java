package dev.mien.server.key;

import dev.mien.base.Printable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a key may be used for. */
public enum Scope {
    /** Pictures. */
    ANALYZE,
    /** Frames of a camera. */
    LIVE,
    /** Videos, and what became of them. */
    VIDEOS,
    /** Results that are kept: listed, exported, deleted. Whoever may send videos may that too. */
    RESULTS,
    /** Figures on the service itself. */
    METRICS;

    /** {@return the name that files and messages have, such as {@code analyze}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the scope of a name}
     *
     * @param label as {@link #label()} has it
     * @throws IllegalArgumentException if there is no such scope; the message lists those there are
     */
    public static Scope of(String label) {
        return Arrays.stream(values())
                .filter(scope -> scope.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Printable.of("unknown scope '" + label + "'; known: "
                        + Arrays.stream(values()).map(Scope::label).collect(Collectors.joining(", ")))));
    }
}
