package dev.mien.batch.table;

import dev.mien.face.Expression;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** How results and tables lie in files. Streams are written from their beginning to their end, and closed by whoever gave them. */
public interface ResultFormat {
    /** {@return the name that users give it, such as {@code jsonl}} */
    String label();

    /** {@return the ending of a medium's result, with its dot} */
    String resultEnding();

    /** {@return the ending of a table, with its dot} */
    String tableEnding();

    /**
     * Begins the result of one medium.
     *
     * @param labels that the model knows
     * @param out where it goes
     * @return what writes it; closing it completes the result
     * @throws IOException if it cannot begin
     */
    MediumRecords result(List<Expression> labels, OutputStream out) throws IOException;

    /**
     * Begins a table.
     *
     * @param columns in order
     * @param out where it goes
     * @return what writes it; closing it completes the table
     * @throws IOException if it cannot begin
     */
    Rows table(List<Column> columns, OutputStream out) throws IOException;

    /** Takes the rows of a table. */
    interface Rows extends Closeable {
        /**
         * Adds rows.
         *
         * @param rows as {@link TableRows} makes them: CSV without a header, whole rows
         * @throws IOException if they cannot be read or written
         */
        void add(InputStream rows) throws IOException;
    }
}
