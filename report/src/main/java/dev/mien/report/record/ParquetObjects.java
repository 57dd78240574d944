package dev.mien.report.record;

import dev.mien.report.parquet.ParquetRows;
import java.io.IOException;

/** Parquet: a row for each object that {@link JsonLines} has a line for, its fields under the same names. */
record ParquetObjects(ParquetRows rows) implements JsonObjects {
    @Override
    public void write(FaceJson.Content object) throws IOException {
        rows.object(FaceJson.line(object));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
