package dev.mien.report.record;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of records; {@link Records#open} opens each. */
public enum Format {
    /** One JSON object a line. */
    JSONL("jsonl"),
    /** One JSON array of these objects. */
    JSON("json"),
    /** Comma-separated rows under a header, as programs read them (RFC 4180). */
    CSV("csv"),
    /** The same with a byte order mark and with texts that cannot run as formulas. */
    CSV_SPREADSHEET("csv-spreadsheet"),
    /** Rows of nested columns (Apache Parquet): binary, and of use only when it is whole. */
    PARQUET("parquet"),
    /** Plain text for people. */
    TEXT("text");

    private final String label;

    Format(String label) {
        this.label = label;
    }

    /** {@return the name that users give it, such as {@code csv-spreadsheet}} */
    public String label() {
        return label;
    }

    /** {@return whether bytes are written, which are for files and programs and never for a terminal} */
    public boolean isBinary() {
        return this == PARQUET;
    }

    /** {@return the names that users may give, in the order of the formats} */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Format::label).toList();
    }

    /**
     * {@return the format that a file's name asks for by its ending: .jsonl or .ndjson, .json, .csv, .parquet, .txt}
     *
     * @param file any name
     */
    public static Optional<Format> ofFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "jsonl", "ndjson" -> Optional.of(JSONL);
            case "json" -> Optional.of(JSON);
            case "csv" -> Optional.of(CSV);
            case "parquet" -> Optional.of(PARQUET);
            case "txt" -> Optional.of(TEXT);
            default -> Optional.empty();
        };
    }

    /**
     * {@return the format of a name}
     *
     * @param label as {@link #label()} has it
     * @throws IllegalArgumentException if there is no such format; the message lists those there are
     */
    public static Format of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown format '" + label + "'; known: " + String.join(", ", labels())));
    }
}
