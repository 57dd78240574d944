package dev.mien.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.ValenceArousal;
import java.io.IOException;

/** One picture's result as one JSON object on one line; the shape is documented in {@code docs/output.md}. */
public final class ResultJson {
    private ResultJson() {}

    public static String of(PictureResult picture) {
        return FaceJson.line(json -> write(json, picture));
    }

    private static void write(JsonGenerator json, PictureResult picture) throws IOException {
        FrameResult result = picture.result();
        json.writeStartObject();
        json.writeStringField("source", picture.source());
        json.writeNumberField("width", result.width());
        json.writeNumberField("height", result.height());
        json.writeNumberField("frame", result.index());
        json.writeNumberField("time", Decimals.seconds(result.time()));
        json.writeArrayFieldStart("faces");
        for (FaceResult face : result.faces()) {
            write(json, face);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, FaceResult result) throws IOException {
        json.writeStartObject();
        FaceJson.write(json, result.face());
        FaceJson.writeFitness(json, result);
        FaceJson.writeAnswer(json, result);
        ValenceArousal derived = ValenceArousal.of(result.scores());
        json.writeNumberField("valence", Decimals.unit(derived.valence()));
        json.writeNumberField("arousal", Decimals.unit(derived.arousal()));
        json.writeEndObject();
    }
}
