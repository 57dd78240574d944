package dev.mien.report.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.report.Decimals;
import dev.mien.report.PictureDetections;
import dev.mien.report.Printable;
import dev.mien.report.Words;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes detections picture by picture, in the formats of {@link ResultWriters}; the fields are a part of theirs. */
public interface DetectionWriter extends Closeable {
    /** The columns of CSV, in order. */
    List<String> COLUMNS =
            List.of("source", "width", "height", "face", "x", "y", "box_width", "box_height", "confidence");

    void write(PictureDetections picture) throws IOException;

    /**
     * A writer by a name of {@link ResultWriters#names()}.
     *
     * @throws IllegalArgumentException if the name is unknown; the message lists the known ones
     */
    static DetectionWriter create(String name, OutputStream out) throws IOException {
        return switch (name) {
            case "jsonl" -> lines(out, picture -> json(picture) + "\n");
            case "text" -> lines(out, DetectionWriter::text);
            case "csv" -> csv(CsvRows.exact(out));
            case "csv-spreadsheet" -> csv(CsvRows.forSpreadsheets(out));
            default -> throw ResultWriters.unknown(name);
        };
    }

    private static DetectionWriter lines(OutputStream out, Function<PictureDetections, String> form) {
        return new DetectionWriter() {
            @Override
            public void write(PictureDetections picture) throws IOException {
                out.write(form.apply(picture).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    private static DetectionWriter csv(CsvRows rows) throws IOException {
        rows.write(COLUMNS);
        return new DetectionWriter() {
            @Override
            public void write(PictureDetections picture) throws IOException {
                for (List<String> cells : cells(picture, rows)) {
                    rows.write(cells);
                }
                rows.flush();
            }

            @Override
            public void close() throws IOException {
                rows.close();
            }
        };
    }

    private static String json(PictureDetections picture) {
        return FaceJson.line(json -> {
            json.writeStartObject();
            json.writeStringField("source", picture.source());
            json.writeNumberField("width", picture.width());
            json.writeNumberField("height", picture.height());
            json.writeArrayFieldStart("faces");
            for (Face face : picture.faces()) {
                writeFace(json, face);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeFace(JsonGenerator json, Face face) throws IOException {
        json.writeStartObject();
        FaceJson.write(json, face);
        json.writeEndObject();
    }

    private static List<List<String>> cells(PictureDetections picture, CsvRows rows) {
        List<String> start =
                List.of(rows.text(picture.source()), String.valueOf(picture.width()), String.valueOf(picture.height()));
        List<List<String>> all = new ArrayList<>();
        if (picture.faces().isEmpty()) {
            List<String> cells = new ArrayList<>(start);
            cells.addAll(Collections.nCopies(COLUMNS.size() - start.size(), ""));
            all.add(cells);
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
            all.add(cells);
        }
        return all;
    }

    private static String text(PictureDetections picture) {
        StringBuilder text = new StringBuilder(Printable.of(picture.source()))
                .append("  ")
                .append(picture.width())
                .append('x')
                .append(picture.height())
                .append("  ")
                .append(Words.faces(picture.faces().size()))
                .append('\n');
        for (Face face : picture.faces()) {
            Box box = face.box();
            text.append(String.format(
                    Locale.ROOT,
                    "  %.0fx%.0f at %.0f, %.0f  confidence %.2f\n",
                    box.width(),
                    box.height(),
                    box.x(),
                    box.y(),
                    face.confidence()));
        }
        return text.toString();
    }
}
