package dev.mien.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Quality;
import dev.mien.face.ValenceArousal;
import dev.mien.face.Verdict;
import dev.mien.image.Point;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** One picture's result as one JSON object on one line; the shape is documented in {@code docs/output.md}. */
public final class ResultJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ResultJson() {}

    public static String of(PictureResult picture) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            write(json, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
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
        write(json, result.face().box());
        json.writeNumberField("confidence", Decimals.unit(result.face().confidence()));
        json.writeArrayFieldStart("landmarks");
        for (Point point : result.face().landmarks()) {
            json.writeStartArray();
            json.writeNumber(Decimals.pixels(point.x()));
            json.writeNumber(Decimals.pixels(point.y()));
            json.writeEndArray();
        }
        json.writeEndArray();
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

    private static void write(JsonGenerator json, Box box) throws IOException {
        json.writeObjectFieldStart("box");
        json.writeNumberField("x", Decimals.pixels(box.x()));
        json.writeNumberField("y", Decimals.pixels(box.y()));
        json.writeNumberField("width", Decimals.pixels(box.width()));
        json.writeNumberField("height", Decimals.pixels(box.height()));
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
