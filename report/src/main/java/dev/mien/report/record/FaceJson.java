package dev.mien.report.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FacePart;
import dev.mien.face.FaceResult;
import dev.mien.face.Gaze;
import dev.mien.face.Quality;
import dev.mien.face.Search;
import dev.mien.face.ValenceArousal;
import dev.mien.face.Verdict;
import dev.mien.image.Point;
import dev.mien.report.Decimals;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the JSON of results, of comparisons and of detections have in common. */
public final class FaceJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FaceJson() {}

    /** What writes the fields or values of a piece of JSON. */
    public interface Content {
        /**
         * Writes them.
         *
         * @param json where they go
         * @throws IOException if they cannot be written
         */
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * {@return the content as text on one line}
     *
     * @param content writes one value
     */
    public static String line(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * The fields box, confidence and landmarks of an object that is open.
     *
     * @param json inside an object
     * @param face what was found
     * @throws IOException if it cannot be written
     */
    public static void write(JsonGenerator json, Face face) throws IOException {
        Box box = face.box();
        json.writeObjectFieldStart("box");
        json.writeNumberField("x", Decimals.pixels(box.x()));
        json.writeNumberField("y", Decimals.pixels(box.y()));
        json.writeNumberField("width", Decimals.pixels(box.width()));
        json.writeNumberField("height", Decimals.pixels(box.height()));
        json.writeEndObject();
        json.writeNumberField("confidence", Decimals.unit(face.confidence()));
        if (face.landmarks().size() == FacePart.POINTS) {
            json.writeNumberField("fit", Decimals.unit(face.fit()));
        }
        json.writeArrayFieldStart("landmarks");
        for (Point point : face.landmarks()) {
            json.writeStartArray();
            json.writeNumber(Decimals.pixels(point.x()));
            json.writeNumber(Decimals.pixels(point.y()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /**
     * The field search of an object that is open.
     *
     * @param json inside an object
     * @param search how closely the picture was searched
     * @throws IOException if it cannot be written
     */
    static void write(JsonGenerator json, Search search) throws IOException {
        json.writeObjectFieldStart("search");
        json.writeNumberField("side", search.side());
        json.writeNumberField("smallest_face", Decimals.pixels(search.smallestFace()));
        if (search.finer().isPresent()) {
            json.writeStringField("finer", search.finer().get().text());
        }
        json.writeEndObject();
    }

    /**
     * All fields of an analysed face, of an object that is open.
     *
     * @param json inside an object
     * @param result of the face
     * @throws IOException if it cannot be written
     */
    public static void write(JsonGenerator json, FaceResult result) throws IOException {
        write(json, result.face());
        writeFitness(json, result);
        writeAnswer(json, result);
        Optional<ValenceArousal> derived = ValenceArousal.of(result.scores());
        if (derived.isPresent()) {
            json.writeNumberField("valence", Decimals.unit(derived.get().valence()));
            json.writeNumberField("arousal", Decimals.unit(derived.get().arousal()));
        }
    }

    /**
     * The fields alignment, those of the geometry if it is known, and quality.
     *
     * @param json inside an object
     * @param result of the face
     * @throws IOException if it cannot be written
     */
    public static void writeFitness(JsonGenerator json, FaceResult result) throws IOException {
        json.writeStringField("alignment", result.basis().name().toLowerCase(Locale.ROOT));
        if (result.geometry().isPresent()) {
            write(json, result.geometry().get());
        }
        Quality quality = result.quality();
        json.writeObjectFieldStart("quality");
        json.writeBooleanField("pass", quality.pass());
        json.writeNumberField("size", Decimals.pixels(quality.size()));
        json.writeNumberField("sharpness", Decimals.unit(quality.sharpness()));
        json.writeNumberField("contrast", Decimals.pixels(quality.contrast()));
        json.writeNumberField("outside", Decimals.unit(quality.outside()));
        json.writeArrayFieldStart("faults");
        for (String fault : quality.faults()) {
            json.writeString(fault);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, FaceGeometry geometry) throws IOException {
        json.writeObjectFieldStart("pose");
        json.writeNumberField("yaw", Decimals.degrees(geometry.pose().yaw()));
        json.writeNumberField("pitch", Decimals.degrees(geometry.pose().pitch()));
        json.writeNumberField("roll", Decimals.degrees(geometry.pose().roll()));
        json.writeEndObject();
        json.writeObjectFieldStart("eye_aspect_ratio");
        json.writeNumberField("right", Decimals.unit(geometry.rightEyeAspectRatio()));
        json.writeNumberField("left", Decimals.unit(geometry.leftEyeAspectRatio()));
        json.writeEndObject();
        json.writeNumberField("mouth_opening", Decimals.unit(geometry.mouthOpening()));
        if (geometry.gaze().isPresent()) {
            json.writeObjectFieldStart("gaze");
            write(json, "right", geometry.gaze().get().right());
            write(json, "left", geometry.gaze().get().left());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, String side, Gaze.Eye eye) throws IOException {
        json.writeObjectFieldStart(side);
        json.writeNumberField("yaw", Decimals.degrees(eye.yaw()));
        json.writeNumberField("pitch", Decimals.degrees(eye.pitch()));
        json.writeNumberField("head_yaw", Decimals.degrees(eye.headYaw()));
        json.writeNumberField("head_pitch", Decimals.degrees(eye.headPitch()));
        json.writeNumberField("confidence", Decimals.unit(eye.confidence()));
        json.writeEndObject();
    }

    /**
     * The fields expression, reason if it is unsure, and probabilities.
     *
     * @param json inside an object
     * @param result of the face
     * @throws IOException if it cannot be written
     */
    public static void writeAnswer(JsonGenerator json, FaceResult result) throws IOException {
        writeAnswer(json, result.verdict(), result.scores());
    }

    /**
     * The same fields of an answer that stands alone.
     *
     * @param json inside an object
     * @param verdict the label, or unsure and why
     * @param scores of the expressions
     * @throws IOException if it cannot be written
     */
    public static void writeAnswer(JsonGenerator json, Verdict verdict, ExpressionScores scores) throws IOException {
        json.writeStringField("expression", verdict.label());
        if (verdict instanceof Verdict.Unsure unsure) {
            json.writeStringField("reason", unsure.reason());
        }
        writeProbabilities(json, scores);
    }

    /**
     * The field probabilities: a number for each expression that the model knows.
     *
     * @param json inside an object
     * @param scores of the expressions
     * @throws IOException if it cannot be written
     */
    public static void writeProbabilities(JsonGenerator json, ExpressionScores scores) throws IOException {
        json.writeObjectFieldStart("probabilities");
        for (Map.Entry<Expression, Float> entry : scores.probabilities().entrySet()) {
            json.writeNumberField(entry.getKey().label(), Decimals.unit(entry.getValue()));
        }
        json.writeEndObject();
    }
}
