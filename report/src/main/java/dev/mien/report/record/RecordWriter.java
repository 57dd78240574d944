package dev.mien.report.record;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes results in one format, record by record, as they come. Each {@link #write} reaches the stream before it returns, so that
 * a reader at the other end of a pipe sees it and an interrupted run keeps what it has; Parquet gathers rows, and ends when it is
 * closed. Text is UTF-8 and numbers have a decimal
 * point, whatever the machine's locale.
 *
 * <p>Pictures that failed are not part of the results: they belong on the error stream. Not for several threads at once. Closing
 * closes the stream.
 */
public interface RecordWriter<R> extends Closeable {
    /**
     * Writes one record.
     *
     * @param result what it says
     * @throws IOException if it cannot be written
     */
    void write(R result) throws IOException;
}
