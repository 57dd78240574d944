package dev.mien.report.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mien.stage.Provenance;
import dev.mien.stage.StageInfo;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** What produced a set of results, as one indented JSON object for a file beside them. */
public final class ProvenanceJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ProvenanceJson() {}

    /**
     * {@return what ran as a JSON object over several lines}
     *
     * @param provenance what ran
     */
    public static String of(Provenance provenance) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            fields(json, provenance);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    /** The same as one line, for the front of results; its type tells it from them. */
    static void write(JsonObjects lines, Provenance provenance) throws IOException {
        lines.write(json -> {
            json.writeStartObject();
            json.writeStringField("type", "provenance");
            fields(json, provenance);
            json.writeEndObject();
        });
    }

    private static void fields(JsonGenerator json, Provenance provenance) throws IOException {
        json.writeStringField("version", provenance.version());
        json.writeStringField("started", provenance.started().toString());
        stages(json, provenance);
    }

    /** What ran, as the field "stages" of an object. */
    static void stages(JsonGenerator json, Provenance provenance) throws IOException {
        json.writeArrayFieldStart("stages");
        for (StageInfo stage : provenance.stages()) {
            write(json, stage);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, StageInfo stage) throws IOException {
        json.writeStartObject();
        json.writeStringField("stage", stage.stage().toString());
        json.writeStringField("name", stage.name());
        json.writeObjectFieldStart("options");
        for (Map.Entry<String, String> option : stage.options().entrySet()) {
            json.writeStringField(option.getKey(), option.getValue());
        }
        json.writeEndObject();
        json.writeStringField("model", stage.model());
        json.writeEndObject();
    }
}
