package dev.mien.report.record;

import dev.mien.base.Printable;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.report.PictureDetections;
import dev.mien.report.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A line a picture, and under it one for each face. */
final class DetectionText implements RecordWriter<PictureDetections> {
    private final OutputStream out;
    private final boolean verbose;

    DetectionText(OutputStream out, TextStyle style) {
        this.out = out;
        verbose = style.verbose();
    }

    @Override
    public void write(PictureDetections picture) throws IOException {
        out.write(text(picture).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String text(PictureDetections picture) {
        StringBuilder text = new StringBuilder(Printable.of(picture.source()))
                .append("  ")
                .append(picture.width())
                .append('x')
                .append(picture.height())
                .append("  ")
                .append(Words.faces(picture.faces().size()))
                .append(verbose ? Words.coarse(picture.search(), "  ") : "")
                .append('\n');
        int number = 0;
        for (Face face : picture.faces()) {
            Box box = face.box();
            number++;
            text.append(String.format(
                    Locale.ROOT,
                    "  %3d  %.0fx%.0f at %.0f, %.0f  confidence %.2f\n",
                    number,
                    box.width(),
                    box.height(),
                    box.x(),
                    box.y(),
                    face.confidence()));
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
