package dev.mien.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.FacePart;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Readings;
import dev.mien.face.Search;
import dev.mien.image.Point;
import dev.mien.report.PictureResult;
import dev.mien.report.Pictures;
import dev.mien.stage.StageSpec;
import dev.mien.testkit.DefaultLocale;
import dev.mien.testkit.Samples;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode SCHEMA_TEXT = schemaText();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA_TEXT);
    private static final PictureResult FULL =
            Pictures.picture("a.jpg", Samples.happy(new Box(12, 30.46, 88, 97)), Samples.unsure(new Box(1, 2, 3, 4)));

    private static final PictureResult SEARCHED = new PictureResult(
            "large.jpg",
            Samples.frame(4000, 3000)
                    .withSearch(new Search(640, 100, Optional.of(new StageSpec("cnn", Map.of("tile", "640"))))));

    static Stream<PictureResult> pictures() {
        return Stream.of(
                FULL,
                Pictures.picture("turned.jpg", Samples.turned(Samples.happy(new Box(12, 30, 88, 97)))),
                Pictures.picture("no faces.png"),
                SEARCHED,
                Pictures.picture("写真/ünïcode \"quoted\"\n\u0007.png", Samples.unsure(new Box(0, 0, 9, 9))),
                new PictureResult(
                        "video.mp4",
                        new FrameResult(
                                120,
                                Duration.ofMillis(4004),
                                1920,
                                1080,
                                List.of(Samples.happy(new Box(0, 0, 1e-3, 100000))))));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void keepsToTheSchemaAndToOneLine(PictureResult picture) throws Exception {
        String line = ResultJson.of(picture);
        assertThat(line).doesNotContain("\n");
        assertThat(faults(line)).isEmpty();
        assertThat(MAPPER.readTree(line).get("source").asText()).isEqualTo(picture.source());
    }

    @Test
    void hasTheDocumentedShape() throws Exception {
        JsonNode picture = MAPPER.readTree(ResultJson.of(FULL));
        assertThat(picture.fieldNames())
                .toIterable()
                .containsExactly("source", "width", "height", "frame", "time", "faces");
        JsonNode happy = picture.get("faces").get(0);
        assertThat(happy.fieldNames())
                .toIterable()
                .containsExactly(
                        "box",
                        "confidence",
                        "landmarks",
                        "alignment",
                        "quality",
                        "expression",
                        "probabilities",
                        "valence",
                        "arousal");
        assertThat(happy.get("box").toString()).isEqualTo("{\"x\":12.0,\"y\":30.5,\"width\":88.0,\"height\":97.0}");
        assertThat(happy.get("confidence").asDouble()).isEqualTo(0.9877);
        assertThat(happy.get("landmarks").toString()).isEqualTo("[[38.4,69.3],[73.6,69.3]]");
        assertThat(happy.get("alignment").asText()).isEqualTo("eyes");
        assertThat(happy.get("expression").asText()).isEqualTo("happiness");
        assertThat(happy.get("probabilities").get("neutral").asDouble()).isEqualTo(0.02);
        assertThat(happy.get("probabilities").get("contempt").asDouble()).isEqualTo(0.0026);
        assertThat(happy.get("probabilities")).hasSize(8);

        JsonNode unsure = picture.get("faces").get(1);
        assertThat(unsure.get("expression").asText()).isEqualTo("unsure");
        assertThat(unsure.get("reason").asText()).isEqualTo("probably neutral (31 %)");
        assertThat(unsure.get("probabilities")).hasSize(7);
        assertThat(unsure.get("quality").get("pass").asBoolean()).isFalse();
        assertThat(unsure.get("quality").get("faults")).hasSize(2);
    }

    @Test
    void howThePictureWasSearchedIsThereWhereItIsKnown() throws Exception {
        assertThat(MAPPER.readTree(ResultJson.of(SEARCHED)).get("search").toString())
                .isEqualTo("{\"side\":640,\"smallest_face\":100.0,\"finer\":\"cnn:tile=640\"}");
    }

    @Test
    void headPoseAndOpeningsAreThereWhereTheyAreKnown() throws Exception {
        FaceResult turned = Samples.turned(Samples.happy(new Box(12, 30, 88, 97)));
        String line = ResultJson.of(Pictures.picture("a.jpg", turned));
        JsonNode face = MAPPER.readTree(line).get("faces").get(0);
        assertThat(face.fieldNames())
                .toIterable()
                .containsSubsequence("alignment", "pose", "eye_aspect_ratio", "mouth_opening", "quality");
        assertThat(face.get("pose").toString()).isEqualTo("{\"yaw\":-31.3,\"pitch\":10.0,\"roll\":0.0}");
        assertThat(face.get("eye_aspect_ratio").toString()).isEqualTo("{\"right\":0.3,\"left\":0.28}");
        assertThat(face.get("mouth_opening").asDouble()).isEqualTo(0.5);
        assertThat(faults(change(line, "\"pitch\":10.0", "\"pitch\":100.0"))).isNotEmpty();
        assertThat(faults(change(line, ",\"mouth_opening\":0.5", "")))
                .as("the three come together")
                .isNotEmpty();
    }

    @Test
    void howWellPointsFitIsThereWhereThereAreSixtyEight() throws Exception {
        FaceResult happy = Samples.happy(new Box(12, 30, 88, 97));
        FaceResult located = new FaceResult(
                happy.face().located(Collections.nCopies(FacePart.POINTS, new Point(40, 50)), 0.25f),
                happy.basis(),
                happy.quality(),
                new Readings(happy.scores(), happy.verdict()));
        String line = ResultJson.of(Pictures.picture("a.jpg", located));
        assertThat(MAPPER.readTree(line).at("/faces/0/fit").asDouble()).isEqualTo(0.25);
        assertThat(faults(line)).isEmpty();
        assertThat(faults(change(line, "\"fit\":0.25", "\"fit\":2"))).isNotEmpty();
    }

    /** The examples that people copy are checked too. */
    @Test
    void theExampleOfTheDocumentationKeepsToTheSchema() throws Exception {
        String page = Files.readString(docs("output.md"));
        String example = page.substring(page.indexOf("{\"source\""));
        example = example.substring(0, example.indexOf("```"));
        assertThat(faults(example)).isEmpty();
    }

    @Test
    void fieldsOfALaterVersionAreAllowed() throws Exception {
        assertThat(faults(change(ResultJson.of(FULL), "\"alignment\":\"eyes\"", "\"alignment\":\"eyes\",\"track\":7")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"width\":640|\"width\":\"640\"",
                "\"frame\":0,|",
                "\"expression\":\"happiness\"|\"expression\":\"\"",
                "\"valence\"|\"pleasure\"",
                "\"reason\":\"probably neutral (31 %)\",|",
                "\"expression\":\"happiness\"|\"expression\":\"happiness\",\"reason\":\"because\"",
                "\"alignment\":\"eyes\"|\"alignment\":\"nose\"",
                "\"confidence\":0.9877|\"confidence\":1.5",
                "\"happiness\":0.9504|\"unsure\":0.9504",
                "[38.4,69.3]|[38.4]",
                "\"pass\":false|\"pass\":true",
                "\"width\":88.0|\"width\":-88.0"
            })
    void aWrongLineFails(String from, String to) throws Exception {
        assertThat(faults(change(ResultJson.of(FULL), from, to == null ? "" : to)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "tr-TR"})
    void noLocaleChangesALine(String locale) throws Exception {
        assertThat(DefaultLocale.with(locale, () -> ResultJson.of(FULL))).isEqualTo(ResultJson.of(FULL));
    }

    @Test
    void everyLineReachesTheStreamAtOnceInUtf8() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 20);
        try (RecordWriter<PictureResult> writer =
                Records.open(Format.JSONL, Records.pictures(Expression.FERPLUS), buffered)) {
            writer.write(Pictures.picture("ü.png"));
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("\"ü.png\"")
                    .endsWith("}\n");
            writer.write(Pictures.picture("b.png"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void provenanceKeepsToItsSchema() throws Exception {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SCHEMA_TEXT.get("$defs").get("provenance"));
        String json = ProvenanceJson.of(Samples.provenance());
        assertThat(schema.validate(MAPPER.readTree(json))).isEmpty();
        assertThat(schema.validate(MAPPER.readTree(json.replace("\"version\"", "\"v\""))))
                .isNotEmpty();
        JsonNode detect = MAPPER.readTree(json).get("stages").get(0);
        assertThat(detect.get("options").toString()).isEqualTo("{\"neighbours\":\"4\",\"scale\":\"1.1\"}");
    }

    private static Set<ValidationMessage> faults(String line) throws IOException {
        return SCHEMA.validate(MAPPER.readTree(line));
    }

    private static String change(String line, String from, String to) {
        assertThat(line).contains(from);
        return line.replace(from, to);
    }

    private static JsonNode schemaText() {
        try {
            return MAPPER.readTree(docs("output.schema.json").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path docs(String name) {
        Path here = Path.of("docs/guide", name);
        return Files.exists(here) ? here : Path.of("../docs/guide", name);
    }
}
