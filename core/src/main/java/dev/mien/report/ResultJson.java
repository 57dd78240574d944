package dev.mien.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Quality;
import dev.mien.face.ValenceArousal;
import dev.mien.face.Verdict;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

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
        json.writeStringField("alignment", result.alignment().name().toLowerCase(Locale.ROOT));
        write(json, result.quality());
        json.writeStringField("expression", result.verdict().label());
        if (result.verdict() instanceof Verdict.Unsure unsure) {
            json.writeStringField("reason", unsure.reason());
        }
        json.writeObjectFieldStart("probabilities");
        for (Map.Entry<Expression, Float> entry :
                result.scores().probabilities().entrySet()) {
            json.writeNumberField(entry.getKey().label(), Decimals.unit(entry.getValue()));
        }
        json.writeEndObject();
        ValenceArousal derived = ValenceArousal.of(result.scores());
        json.writeNumberField("valence", Decimals.unit(derived.valence()));
        json.writeNumberField("arousal", Decimals.unit(derived.arousal()));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Quality quality) throws IOException {
        json.writeObjectFieldStart("quality");
        json.writeBooleanField("pass", quality.pass());
        json.writeNumberField("size", Decimals.pixels(quality.size()));
        json.writeNumberField("sharpness", Decimals.unit(quality.sharpness()));
        json.writeArrayFieldStart("faults");
        for (String fault : quality.faults()) {
            json.writeString(fault);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
