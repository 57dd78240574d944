package dev.mien.report.record;

import dev.mien.face.Face;
import dev.mien.report.Decimals;
import dev.mien.report.PictureDetections;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One row a face, and one with empty face columns for a picture without faces; the columns are a part of {@link PictureCsv}'s. */
final class DetectionCsv implements RecordWriter<PictureDetections> {
    /** The columns, in order. */
    private static final List<String> COLUMNS =
            List.of("source", "width", "height", "face", "x", "y", "box_width", "box_height", "confidence");

    private final CsvRows rows;

    DetectionCsv(CsvRows rows) throws IOException {
        this.rows = rows;
        rows.write(COLUMNS);
    }

    @Override
    public void write(PictureDetections picture) throws IOException {
        List<String> start =
                List.of(rows.text(picture.source()), String.valueOf(picture.width()), String.valueOf(picture.height()));
        if (picture.faces().isEmpty()) {
            List<String> cells = new ArrayList<>(start);
            cells.addAll(Collections.nCopies(COLUMNS.size() - start.size(), ""));
            rows.write(cells);
        }
        for (int i = 0; i < picture.faces().size(); i++) {
            Face face = picture.faces().get(i);
            List<String> cells = new ArrayList<>(start);
            cells.add(String.valueOf(i));
            for (double side : new double[] {
                face.box().x(), face.box().y(), face.box().width(), face.box().height()
            }) {
                cells.add(Decimals.pixels(side).toPlainString());
            }
            cells.add(Decimals.unit(face.confidence()).toPlainString());
            rows.write(cells);
        }
        rows.flush();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
