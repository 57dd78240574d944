package dev.mien.report.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.report.Decimals;
import dev.mien.report.PictureResult;
import java.io.IOException;

/** One picture's result as one JSON object on one line; the shape is documented in {@code docs/guide/output.md}. */
public final class ResultJson {
    private ResultJson() {}

    /**
     * {@return the record of a picture as JSON Lines has it, without the line's end}
     *
     * @param picture what was seen
     */
    public static String of(PictureResult picture) {
        return FaceJson.line(json -> write(json, picture));
    }

    static void write(JsonGenerator json, PictureResult picture) throws IOException {
        FrameResult result = picture.result();
        json.writeStartObject();
        json.writeStringField("source", picture.source());
        json.writeNumberField("width", result.width());
        json.writeNumberField("height", result.height());
        json.writeNumberField("frame", result.index());
        json.writeNumberField("time", Decimals.seconds(result.time()));
        json.writeArrayFieldStart("faces");
        for (FaceResult face : result.faces()) {
            json.writeStartObject();
            FaceJson.write(json, face);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (result.search().isPresent()) {
            FaceJson.write(json, result.search().get());
        }
        json.writeEndObject();
    }
}
