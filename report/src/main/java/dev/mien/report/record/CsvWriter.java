package dev.mien.report.record;

import dev.mien.face.FrameResult;
import dev.mien.report.Decimals;
import dev.mien.report.PictureResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Comma-separated values (RFC 4180) with a header line: one row a face, and one row with empty face columns for a
 * picture without faces, so that no picture is lost. Landmarks are left out; JSON Lines has them.
 *
 * <p>A spreadsheet runs a cell that begins with {@code =} as a formula, and a file name may begin so. {@link #exact}
 * nevertheless writes every text as it is, because programs join rows with files by that text. {@link
 * #forSpreadsheets} puts an apostrophe before such texts and begins with a byte order mark, by which Excel knows UTF-8.
 */
public final class CsvWriter implements ResultWriter {
    /** The columns, in order. */
    public static final List<String> COLUMNS = Stream.of(
                    List.of("source", "width", "height", "frame", "time", "face"), CsvCells.RESULT)
            .flatMap(List::stream)
            .toList();

    private final CsvRows rows;

    private CsvWriter(CsvRows rows) throws IOException {
        this.rows = rows;
        rows.write(COLUMNS);
    }

    /** Writes every text as it is, for programs. */
    public static CsvWriter exact(OutputStream out) throws IOException {
        return new CsvWriter(CsvRows.exact(out));
    }

    /** Writes for Excel, LibreOffice and the like: a byte order mark, and no text that would run as a formula. */
    public static CsvWriter forSpreadsheets(OutputStream out) throws IOException {
        return new CsvWriter(CsvRows.forSpreadsheets(out));
    }

    @Override
    public void write(PictureResult picture) throws IOException {
        FrameResult result = picture.result();
        List<String> start = List.of(
                rows.text(picture.source()),
                String.valueOf(result.width()),
                String.valueOf(result.height()),
                String.valueOf(result.index()),
                Decimals.seconds(result.time()).toPlainString());
        if (result.faces().isEmpty()) {
            List<String> cells = new ArrayList<>(start);
            cells.addAll(Collections.nCopies(COLUMNS.size() - start.size(), ""));
            rows.write(cells);
        }
        for (int i = 0; i < result.faces().size(); i++) {
            List<String> cells = new ArrayList<>(start);
            cells.add(String.valueOf(i));
            CsvCells.result(cells, rows, result.faces().get(i));
            rows.write(cells);
        }
        rows.flush();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
