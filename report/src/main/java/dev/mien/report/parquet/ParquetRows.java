package dev.mien.report.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.parquet.hadoop.ParquetWriter;

/**
 * A Parquet file on a stream, row by row: texts by a dictionary, numbers by their differences, all compressed with Zstandard.
 * Equal rows give equal bytes. Rows are gathered up to some {@value #ROW_GROUP_BYTES} bytes before they reach the stream, and a file
 * can be read once it was closed; of one that was not, or failed, nothing can.
 *
 * <p>For one thread at a time.
 */
public final class ParquetRows implements Closeable {
    /** The version of the columns, in the file's metadata as {@code mien.schema}. */
    public static final int SCHEMA = 1;

    static final int ROW_GROUP_BYTES = 1 << 24;

    private interface Step {
        void take() throws IOException;
    }

    private final StreamFile file;
    private final ParquetWriter<RowWriter.Row> writer;
    private final JsonRow objects;
    private final CellRow cells;
    private boolean closed;

    private ParquetRows(List<Column> columns, StreamFile file) throws IOException {
        this.file = file;
        writer = RowWriter.open(columns, file);
        objects = new JsonRow(columns);
        cells = new CellRow(columns);
    }

    /**
     * Begins a file.
     *
     * @param columns of its rows
     * @param out where it goes, closed at the end
     * @return the file, to be closed by the caller
     * @throws IOException if it cannot begin
     */
    public static ParquetRows open(List<Column> columns, OutputStream out) throws IOException {
        return new ParquetRows(columns, new StreamFile(out));
    }

    /**
     * Adds a row from an object.
     *
     * @param json one object on one line, with fields that are among the columns; those that are missing or null are null
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if there is no column for a field
     */
    public void object(String json) throws IOException {
        step(() -> writer.write(to -> objects.write(json, to)));
    }

    /**
     * Adds a row of a flat table.
     *
     * @param row a cell for each column, as CSV has it: numbers with a point, {@code true} or {@code false}; an empty one is null
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if there are more or fewer cells, one is no number where that is expected, or the columns are
     *     not flat
     */
    public void cells(List<String> row) throws IOException {
        step(() -> writer.write(to -> cells.write(row, to)));
    }

    /** Ends the file and closes the stream. After a fault there is nothing to end, and it is said again. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            step(writer::close);
            closed = true;
        }
    }

    /** What the stream throws is what the caller gets, however it comes out of parquet-java. */
    private void step(Step step) throws IOException {
        if (file.fault().isEmpty()) {
            try {
                step.take();
                return;
            } catch (IOException | RuntimeException e) {
                if (file.fault().isEmpty()) {
                    throw e;
                }
            }
        }
        throw file.fault().get();
    }
}
