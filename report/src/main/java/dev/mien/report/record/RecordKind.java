package dev.mien.report.record;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A kind of results, such as those of pictures, and how it is laid out. A format is one of the three layouts on some medium, so
 * that a kind need not know the formats nor a format the kinds.
 *
 * @param <W> what writes them
 * @param objects as objects, for programs
 * @param rows as rows of a table, for statistics
 * @param text for people
 */
public record RecordKind<W>(Objects<W> objects, Rows<W> rows, Text<W> text) {
    public interface Objects<W> {
        W open(JsonLines lines) throws IOException;
    }

    public interface Rows<W> {
        W open(CsvRows rows) throws IOException;
    }

    public interface Text<W> {
        W open(OutputStream out, boolean colour) throws IOException;
    }
}
