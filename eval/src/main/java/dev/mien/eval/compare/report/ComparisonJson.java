package dev.mien.eval.compare.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mien.eval.compare.ComparedFace;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.eval.compare.Comparison;
import dev.mien.eval.figure.Outcome;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.report.Decimals;
import dev.mien.report.record.FaceJson;
import dev.mien.report.record.JsonObjects;
import java.io.IOException;
import java.util.Optional;

/** JSON Lines: one object a face with both answers; the shape is documented in {@code docs/guide/output.md}. */
final class ComparisonJson implements ComparisonWriter {
    private final JsonObjects lines;
    private final ComparedPipelines pipelines;

    ComparisonJson(JsonObjects lines, ComparedPipelines pipelines) {
        this.lines = lines;
        this.pipelines = pipelines;
    }

    @Override
    public void write(ComparedPicture picture) throws IOException {
        for (int i = 0; i < picture.faces().size(); i++) {
            int face = i;
            lines.write(json -> write(json, picture, face));
        }
    }

    @Override
    public void finish(Comparison comparison) {}

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void write(JsonGenerator json, ComparedPicture picture, int number) throws IOException {
        ComparedFace face = picture.faces().get(number);
        json.writeStartObject();
        json.writeStringField("source", picture.source());
        json.writeNumberField("width", picture.width());
        json.writeNumberField("height", picture.height());
        json.writeNumberField("face", number);
        if (!pipelines.detector().isEmpty()) {
            json.writeStringField("detector", pipelines.detector());
            json.writeStringField("aligner", pipelines.aligner());
        }
        FaceJson.write(json, face.first().face());
        FaceJson.writeFitness(json, face.first());
        if (picture.truth().isPresent()) {
            json.writeStringField("truth", picture.truth().get().label());
        }
        write(json, "a", pipelines.first(), face.first(), picture.truth());
        write(json, "b", pipelines.second(), face.second(), picture.truth());
        json.writeBooleanField("agree", face.agree());
        json.writeNumberField("distance", Decimals.unit(face.distance()));
        json.writeEndObject();
    }

    private static void write(
            JsonGenerator json, String side, String pipeline, FaceResult result, Optional<Expression> truth)
            throws IOException {
        json.writeObjectFieldStart(side);
        json.writeStringField("pipeline", pipeline);
        FaceJson.writeAnswer(json, result);
        if (truth.isPresent()) {
            json.writeBooleanField("right", Outcome.right(truth.get(), result.scores()));
        }
        json.writeEndObject();
    }
}
