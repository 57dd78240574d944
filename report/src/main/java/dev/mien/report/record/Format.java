package dev.mien.report.record;

import java.util.Arrays;
import java.util.List;

/** The formats of records; {@link Records#open} opens each. */
public enum Format {
    JSONL("jsonl"),
    CSV("csv"),
    CSV_SPREADSHEET("csv-spreadsheet"),
    TEXT("text");

    private final String label;

    Format(String label) {
        this.label = label;
    }

    /** As users name it. */
    public String label() {
        return label;
    }

    /** What users may name. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Format::label).toList();
    }

    /** @throws IllegalArgumentException if there is no such format; the message lists those there are */
    public static Format of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown format '" + label + "'; known: " + String.join(", ", labels())));
    }
}
