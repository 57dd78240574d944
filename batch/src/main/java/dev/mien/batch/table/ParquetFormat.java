package dev.mien.batch.table;

import dev.mien.face.Expression;
import dev.mien.report.parquet.ParquetRows;
import dev.mien.report.parquet.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Results and tables as Parquet. Empty cells of tables are null. */
final class ParquetFormat implements ResultFormat {
    private static final String ENDING = ".parquet";

    @Override
    public String label() {
        return "parquet";
    }

    @Override
    public String resultEnding() {
        return ENDING;
    }

    @Override
    public String tableEnding() {
        return ENDING;
    }

    @Override
    public MediumRecords result(List<Expression> labels, OutputStream out) {
        return new ParquetMedium(labels, out);
    }

    @Override
    public Rows table(List<Column> columns, OutputStream out) throws IOException {
        ParquetRows table = ParquetRows.open(
                columns.stream()
                        .map(column -> new dev.mien.report.parquet.Column(column.name(), shape(column.kind())))
                        .toList(),
                out);
        return new Rows() {
            @Override
            public void add(InputStream rows) throws IOException {
                CsvReader reader = new CsvReader(new InputStreamReader(rows, StandardCharsets.UTF_8), "rows");
                for (Optional<List<String>> row = reader.next(); row.isPresent(); row = reader.next()) {
                    table.cells(row.get());
                }
            }

            @Override
            public void close() throws IOException {
                table.close();
            }
        };
    }

    private static Shape shape(Column.Kind kind) {
        return switch (kind) {
            case TEXT -> Shape.Single.TEXT;
            case WHOLE -> Shape.Single.WHOLE;
            case NUMBER -> Shape.Single.DOUBLE;
            case TRUTH -> Shape.Single.TRUTH;
        };
    }
}
