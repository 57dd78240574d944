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
    /**
     * Opens a writer of objects.
     *
     * @param <W> what writes the results
     */
    public interface Objects<W> {
        /**
         * {@return the writer; closing it closes the lines}
         *
         * @param lines where objects go
         * @throws IOException if it cannot begin
         */
        W open(JsonLines lines) throws IOException;
    }

    /**
     * Opens a writer of rows.
     *
     * @param <W> what writes the results
     */
    public interface Rows<W> {
        /**
         * {@return the writer; closing it closes the rows}
         *
         * @param rows where rows go
         * @throws IOException if the header cannot be written
         */
        W open(CsvRows rows) throws IOException;
    }

    /**
     * Opens a writer of text.
     *
     * @param <W> what writes the results
     */
    public interface Text<W> {
        /**
         * {@return the writer; closing it closes the stream}
         *
         * @param out where text goes
         * @param style colours, and how much is said
         * @throws IOException if it cannot begin
         */
        W open(OutputStream out, TextStyle style) throws IOException;
    }
}
