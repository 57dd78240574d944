package dev.mien.report.record;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The formats by name. */
public final class ResultWriters {
    private ResultWriters() {}

    public static List<String> names() {
        return List.of("jsonl", "csv", "csv-spreadsheet", "text");
    }

    /**
     * A writer by name: {@code jsonl}, {@code csv}, {@code csv-spreadsheet} or {@code text}.
     *
     * @param colour whether text may use the terminal's colours; the other formats have none
     * @throws IllegalArgumentException if the name is unknown; the message lists the known ones
     */
    public static ResultWriter create(String name, OutputStream out, boolean colour) throws IOException {
        return switch (name) {
            case "jsonl" -> new JsonLinesWriter(out);
            case "csv" -> CsvWriter.exact(out);
            case "csv-spreadsheet" -> CsvWriter.forSpreadsheets(out);
            case "text" -> new TextWriter(out, colour);
            default -> throw unknown(name);
        };
    }

    /**
     * The name itself, once it is found to be known; to ask before a file is opened.
     *
     * @throws IllegalArgumentException if the name is unknown; the message lists the known ones
     */
    public static String requireKnown(String name) {
        if (!names().contains(name)) {
            throw unknown(name);
        }
        return name;
    }

    public static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("unknown format '" + name + "'; known: " + String.join(", ", names()));
    }
}
