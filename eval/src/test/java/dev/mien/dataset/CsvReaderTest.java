package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
    @Test
    void readsQuotedCellsLineEndsAndBlankLines() throws IOException {
        List<CsvRow> rows = rows("\ufeffa, Some Name\r\n1,\"x,\"\"y\"\"\"\r\n\r\n 2 ,\"two\nlines\"\n3,last");
        assertThat(rows).extracting(row -> row.text("a")).containsExactly("1", "2", "3");
        assertThat(rows).extracting(row -> row.text("some_name")).containsExactly("x,\"y\"", "two\nlines", "last");
        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 4L, 6L);
    }

    @Test
    void keepsEmptyCells() throws IOException {
        assertThat(rows("a,b,c\n,,\n").get(0).cells()).containsExactly("", "", "");
    }

    @Test
    void faultsNameFileAndLine() throws IOException {
        assertThatThrownBy(() -> rows("a,b\n1,2\n1\n"))
                .hasMessage("t.csv line 3: expected 2 columns as in the header, got 1");
        assertThatThrownBy(() -> rows("a\n\"x\n")).hasMessage("t.csv line 2: a quote is opened and never closed");
        CsvRow row = rows("a,b\n-1,NaN\n").get(0);
        assertThatThrownBy(() -> row.count("a"))
                .hasMessage("t.csv line 2: expected a whole number from 0 in column 'a', got '-1'");
        assertThatThrownBy(() -> row.number("b"))
                .hasMessage("t.csv line 2: expected a number in column 'b', got 'NaN'");
        assertThatThrownBy(() -> row.text("c")).hasMessage("t.csv line 2: no column 'c'");
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        byte[] latin1 = "a\n\u00e9t\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> rows(latin1))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("not UTF-8");
    }

    private static List<CsvRow> rows(String text) throws IOException {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<CsvRow> rows(byte[] bytes) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvReader csv = new CsvReader(new ByteArrayInputStream(bytes), "t.csv")) {
            for (Optional<CsvRow> row = csv.next(); row.isPresent(); row = csv.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }
}
