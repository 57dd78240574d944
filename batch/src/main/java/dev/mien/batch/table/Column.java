package dev.mien.batch.table;

import java.util.Set;

/**
 * A column of a table.
 *
 * @param name in the header
 * @param kind what its cells hold; any cell may be empty, which is not known
 */
public record Column(String name, Kind kind) {
    private static final Set<String> TEXTS = Set.of(
            "source",
            "alignment",
            "quality_faults",
            "expression",
            "reason",
            "smoothed_expression",
            "smoothed_reason",
            "type",
            "withheld");
    private static final Set<String> WHOLE = Set.of(
            "width",
            "height",
            "frame",
            "face",
            "track",
            "frames",
            "events",
            "blinks",
            "looked_away",
            "people",
            "most_faces");
    private static final Set<String> TRUTHS = Set.of("searched", "quality_pass", "sure");

    /** What the cells of a column hold. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** A whole number. */
        WHOLE,
        /** A number with decimals. */
        NUMBER,
        /** {@code true} or {@code false}. */
        TRUTH
    }

    /** The column of a name; what is no word, count or truth is a measurement. */
    static Column of(String name) {
        if (TEXTS.contains(name)) {
            return new Column(name, Kind.TEXT);
        } else if (WHOLE.contains(name)) {
            return new Column(name, Kind.WHOLE);
        }
        return new Column(name, TRUTHS.contains(name) ? Kind.TRUTH : Kind.NUMBER);
    }
}
