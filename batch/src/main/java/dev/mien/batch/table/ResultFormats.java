package dev.mien.batch.table;

import java.util.List;

/** The formats of results by name. */
public final class ResultFormats {
    private static final List<ResultFormat> ALL = List.of(new JsonLinesFormat(), new ParquetFormat());

    private ResultFormats() {}

    /** {@return the names that users may give, the default first} */
    public static List<String> labels() {
        return ALL.stream().map(ResultFormat::label).toList();
    }

    /**
     * {@return the format of a name}
     *
     * @param label as {@link ResultFormat#label} has it
     * @throws IllegalArgumentException if there is no such format; the message lists those there are
     */
    public static ResultFormat of(String label) {
        return ALL.stream()
                .filter(format -> format.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown format '" + label + "'; known: " + String.join(", ", labels())));
    }
}
