package dev.mien.report;

import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.ValenceArousal;
import dev.mien.face.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
    private static final String FORMULA_STARTS = "=+-@\t\r";

    /** The columns, in order. */
    public static final List<String> COLUMNS = Stream.of(
                    Stream.of("source", "width", "height", "frame", "time", "face"),
                    Stream.of("x", "y", "box_width", "box_height", "confidence", "alignment"),
                    Stream.of("quality_pass", "quality_size", "quality_sharpness", "quality_faults"),
                    Stream.of("expression", "reason"),
                    Stream.of(Expression.values()).map(Expression::label),
                    Stream.of("valence", "arousal"))
            .flatMap(columns -> columns)
            .toList();

    private final OutputStream out;
    private final boolean guarded;

    private CsvWriter(OutputStream out, boolean guarded) throws IOException {
        this.out = out;
        this.guarded = guarded;
        if (guarded) {
            out.write("\ufeff".getBytes(StandardCharsets.UTF_8));
        }
        row(COLUMNS);
    }

    /** Writes every text as it is, for programs. */
    public static CsvWriter exact(OutputStream out) throws IOException {
        return new CsvWriter(out, false);
    }

    /** Writes for Excel, LibreOffice and the like: a byte order mark, and no text that would run as a formula. */
    public static CsvWriter forSpreadsheets(OutputStream out) throws IOException {
        return new CsvWriter(out, true);
    }

    @Override
    public void write(PictureResult picture) throws IOException {
        FrameResult result = picture.result();
        List<String> start = List.of(
                text(picture.source()),
                String.valueOf(result.width()),
                String.valueOf(result.height()),
                String.valueOf(result.index()),
                Decimals.seconds(result.time()).toPlainString());
        if (result.faces().isEmpty()) {
            List<String> cells = new ArrayList<>(start);
            cells.addAll(Collections.nCopies(COLUMNS.size() - start.size(), ""));
            row(cells);
        }
        for (int i = 0; i < result.faces().size(); i++) {
            List<String> cells = new ArrayList<>(start);
            cells.add(String.valueOf(i));
            add(cells, result.faces().get(i));
            row(cells);
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void add(List<String> cells, FaceResult result) {
        Box box = result.face().box();
        cells.add(Decimals.pixels(box.x()).toPlainString());
        cells.add(Decimals.pixels(box.y()).toPlainString());
        cells.add(Decimals.pixels(box.width()).toPlainString());
        cells.add(Decimals.pixels(box.height()).toPlainString());
        cells.add(Decimals.unit(result.face().confidence()).toPlainString());
        cells.add(result.alignment().name().toLowerCase(Locale.ROOT));
        cells.add(String.valueOf(result.quality().pass()));
        cells.add(Decimals.pixels(result.quality().size()).toPlainString());
        cells.add(Decimals.unit(result.quality().sharpness()).toPlainString());
        cells.add(text(String.join("; ", result.quality().faults())));
        cells.add(result.verdict().label());
        cells.add(text(result.verdict() instanceof Verdict.Unsure unsure ? unsure.reason() : ""));
        for (Expression expression : Expression.values()) {
            Float p = result.scores().probabilities().get(expression);
            cells.add(p == null ? "" : Decimals.unit(p).toPlainString());
        }
        ValenceArousal derived = ValenceArousal.of(result.scores());
        cells.add(Decimals.unit(derived.valence()).toPlainString());
        cells.add(Decimals.unit(derived.arousal()).toPlainString());
    }

    private String text(String value) {
        boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        return guarded && formula ? "'" + value : value;
    }

    private void row(List<String> cells) throws IOException {
        String line = cells.stream().map(CsvWriter::quote).collect(Collectors.joining(",", "", "\r\n"));
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String quote(String cell) {
        boolean needed = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
