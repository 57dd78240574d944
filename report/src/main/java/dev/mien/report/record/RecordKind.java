package dev.mien.report.record;

import dev.mien.report.parquet.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A kind of results, such as those of pictures, and how it is laid out. A format is one of the three layouts on some medium, so
 * that a kind need not know the formats nor a format the kinds.
 *
 * @param <W> what writes them
 * @param objects as objects, for programs
 * @param columns of the objects: every field that any of them has
 * @param rows as rows of a table, for statistics
 * @param text for people
 */
public record RecordKind<W>(Objects<W> objects, List<Column> columns, Rows<W> rows, Text<W> text) {
    /**
     * Takes a copy of the list.
     *
     * @param objects as objects, for programs
     * @param columns of the objects: every field that any of them has
     * @param rows as rows of a table, for statistics
     * @param text for people
     */
    public RecordKind {
        columns = List.copyOf(columns);
    }

    /**
     * Opens a writer of objects.
     *
     * @param <W> what writes the results
     */
    public interface Objects<W> {
        /**
         * {@return the writer; closing it closes the objects}
         *
         * @param objects where they go
         * @throws IOException if it cannot begin
         */
        W open(JsonObjects objects) throws IOException;
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
