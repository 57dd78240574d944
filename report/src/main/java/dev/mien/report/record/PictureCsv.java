package dev.mien.report.record;

import dev.mien.face.Expression;
import dev.mien.face.FrameResult;
import dev.mien.report.Decimals;
import dev.mien.report.PictureResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row a face, and one row with empty face columns for a picture without faces, so that no picture is lost. Landmarks are left
 * out; JSON Lines has them.
 */
final class PictureCsv implements RecordWriter<PictureResult> {
    private static final List<String> FRAME = List.of("source", "width", "height", "frame", "time", "face");

    private final CsvRows rows;
    private final CsvCells faces;
    private final int columns;

    PictureCsv(CsvRows rows, List<Expression> labels) throws IOException {
        this.rows = rows;
        faces = new CsvCells(rows, labels);
        List<String> header =
                Stream.of(FRAME, faces.resultColumns()).flatMap(List::stream).toList();
        columns = header.size();
        rows.write(header);
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
            cells.addAll(Collections.nCopies(columns - start.size(), ""));
            rows.write(cells);
        }
        for (int i = 0; i < result.faces().size(); i++) {
            List<String> cells = new ArrayList<>(start);
            cells.add(String.valueOf(i));
            faces.result(cells, result.faces().get(i));
            rows.write(cells);
        }
        rows.flush();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
