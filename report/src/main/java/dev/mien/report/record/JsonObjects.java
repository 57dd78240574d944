package dev.mien.report.record;

import java.io.Closeable;
import java.io.IOException;

/** Where objects go, one after the other: lines, the items of an array, or the rows of a Parquet file. */
public interface JsonObjects extends Closeable {
    /**
     * Writes one object.
     *
     * @param object writes one object, its braces included
     * @throws IOException if it cannot be written
     */
    void write(FaceJson.Content object) throws IOException;
}
