package dev.mien.eval.compare.report;

import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.eval.compare.Comparison;
import dev.mien.report.record.CsvRows;
import dev.mien.report.record.ResultWriters;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes what two pipelines say of the same faces, in the formats of {@link ResultWriters}. Records of a face are
 * written as they come; the tables of {@code text} at the end. Not for several threads at once. Closing closes the
 * stream.
 */
public interface ComparisonWriter extends Closeable {
    void write(ComparedPicture picture) throws IOException;

    /** Writes what can be said only of the whole; call it once, after the last picture. */
    void finish(Comparison comparison) throws IOException;

    /**
     * A writer by a name of {@link ResultWriters#names()}.
     *
     * @throws IllegalArgumentException if the name is unknown; the message lists the known ones
     */
    static ComparisonWriter create(String name, OutputStream out, ComparedPipelines pipelines) throws IOException {
        return switch (name) {
            case "jsonl" -> new ComparisonJson(out, pipelines);
            case "csv" -> new ComparisonCsv(CsvRows.exact(out), pipelines);
            case "csv-spreadsheet" -> new ComparisonCsv(CsvRows.forSpreadsheets(out), pipelines);
            case "text" -> new ComparisonText(out);
            default -> throw ResultWriters.unknown(name);
        };
    }
}
