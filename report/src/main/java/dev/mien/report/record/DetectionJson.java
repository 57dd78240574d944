package dev.mien.report.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mien.face.Face;
import dev.mien.report.PictureDetections;
import java.io.IOException;

/** One object a picture; the fields are a part of those of {@link ResultJson}. */
final class DetectionJson implements RecordWriter<PictureDetections> {
    private final JsonObjects lines;

    DetectionJson(JsonObjects lines) {
        this.lines = lines;
    }

    @Override
    public void write(PictureDetections picture) throws IOException {
        lines.write(json -> write(json, picture));
    }

    private static void write(JsonGenerator json, PictureDetections picture) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", picture.source());
        json.writeNumberField("width", picture.width());
        json.writeNumberField("height", picture.height());
        json.writeArrayFieldStart("faces");
        for (Face face : picture.faces()) {
            json.writeStartObject();
            FaceJson.write(json, face);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (picture.search().isPresent()) {
            FaceJson.write(json, picture.search().get());
        }
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
