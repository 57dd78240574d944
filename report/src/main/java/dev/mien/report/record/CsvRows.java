package dev.mien.report.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of comma-separated values as RFC 4180 has them.
 *
 * <p>A spreadsheet runs a cell that begins with {@code =} as a formula, and a file name may begin so. {@link #exact}
 * nevertheless writes every text as it is, because programs join rows with files by that text. {@link
 * #forSpreadsheets} puts an apostrophe before such texts and begins with a byte order mark, by which Excel knows UTF-8.
 */
public final class CsvRows implements Closeable {
    /** Also as East Asian keyboards write them, and behind the line ends that a spreadsheet drops. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final OutputStream out;
    private final boolean guarded;

    private CsvRows(OutputStream out, boolean guarded) {
        this.out = out;
        this.guarded = guarded;
    }

    /**
     * {@return rows whose cells hold texts as they are}
     *
     * @param out where the rows go, as UTF-8
     */
    public static CsvRows exact(OutputStream out) {
        return new CsvRows(out, false);
    }

    /**
     * Begins with a byte order mark, and {@link #text} keeps texts from running as formulas.
     *
     * @param out where the rows go, as UTF-8
     * @return rows that are safe to open in a spreadsheet
     * @throws IOException if the mark cannot be written
     */
    public static CsvRows forSpreadsheets(OutputStream out) throws IOException {
        out.write("\ufeff".getBytes(StandardCharsets.UTF_8));
        return new CsvRows(out, true);
    }

    /**
     * A cell of text from outside, made harmless where that is asked for.
     *
     * @param value any text
     * @return the text of the cell
     */
    public String text(String value) {
        boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        return guarded && formula ? "'" + value : value;
    }

    /**
     * Writes one row; cells are quoted where they need it.
     *
     * @param cells of the row, in the order of the columns
     * @throws IOException if the row cannot be written
     */
    public void write(List<String> cells) throws IOException {
        String line = cells.stream().map(CsvRows::quote).collect(Collectors.joining(",", "", "\r\n"));
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Hands on what was written.
     *
     * @throws IOException if it cannot be written
     */
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static String quote(String cell) {
        boolean needed = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
