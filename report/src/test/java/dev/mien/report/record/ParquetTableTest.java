package dev.mien.report.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.report.parquet.Column;
import dev.mien.report.parquet.ParquetRows;
import dev.mien.report.parquet.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Flat tables from cells as CSV has them, and what becomes of faults. */
class ParquetTableTest {
    private static final List<Column> COLUMNS = List.of(
            Column.text("source"),
            Column.whole("face"),
            new Column("x", Shape.Single.DOUBLE),
            Column.truth("quality_pass"));

    private static final int ROW_GROUP = 1 << 24;

    @Test
    void emptyCellsAreNull() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParquetRows rows = ParquetRows.open(COLUMNS, out)) {
            rows.cells(List.of("写真.jpg", "0", "12.5", "true"));
            rows.cells(List.of("b.jpg", "", "", ""));
        }
        assertThat(ParquetFiles.query(out.toByteArray(), "FROM FILE"))
                .containsExactly(List.of("写真.jpg", "0", "12.5", "true"), List.of("b.jpg", "null", "null", "null"));
        assertThat(ParquetFiles.query(
                        out.toByteArray(), "SELECT typeof(face), typeof(x), typeof(quality_pass) FROM FILE"))
                .contains(List.of("BIGINT", "DOUBLE", "BOOLEAN"));
    }

    @Test
    void aRowThatDoesNotFitIsRefused() throws IOException {
        ParquetRows rows = ParquetRows.open(COLUMNS, new ByteArrayOutputStream());
        ParquetRows others = ParquetRows.open(COLUMNS, new ByteArrayOutputStream());
        assertThatThrownBy(() -> others.cells(List.of("a.jpg")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cells, expected 4");
        assertThatThrownBy(() -> rows.object("{\"face\":1,\"colour\":\"red\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no column for the field colour");
    }

    /** Rows reach the stream in groups, so that a long video needs no more memory than a short one. */
    @Test
    void longTablesAreWrittenAsTheyGrow() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rows = 1_500_000;
        RandomGenerator random = new SplittableRandom(1);
        try (ParquetRows table = ParquetRows.open(List.of(Column.whole("n"), Column.whole("m")), out)) {
            for (int i = 0; i < rows; i++) {
                table.cells(List.of(String.valueOf(random.nextLong()), String.valueOf(random.nextLong())));
            }
            assertThat(out.size()).as("before its end").isGreaterThan(ROW_GROUP / 2);
        }
        assertThat(ParquetFiles.query(out.toByteArray(), "SELECT count(*), count(DISTINCT n) FROM FILE"))
                .containsExactly(List.of(String.valueOf(rows), String.valueOf(rows)));
        assertThat(Long.parseLong(
                        ParquetFiles.query(out.toByteArray(), "SELECT max(row_group_id) FROM parquet_metadata(FILE)")
                                .get(0)
                                .get(0)))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void aFullDiskIsSaidAndNothingMoreIsWritten() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        assertThatThrownBy(() -> {
                    try (ParquetRows rows = ParquetRows.open(COLUMNS, full)) {
                        rows.cells(List.of("a.jpg", "0", "1.5", "false"));
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no space left");
    }
}
