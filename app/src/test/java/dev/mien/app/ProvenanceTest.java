package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --provenance}: what ran, beside the results or before them. */
class ProvenanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    /** A verb, the part of the schema that its lines keep, and the first and last stage that run. */
    private record Verb(String name, String lines, String first, String last) {
        /** Whether two runs may give different frames. */
        boolean drops() {
            return name.equals("live");
        }
    }

    @TempDir
    private Path temp;

    private Path picture;
    private Path sequence;

    @BeforeEach
    void inputs() throws IOException {
        picture = Cli.sample("happiness.png");
        sequence = Files.createDirectories(temp.resolve("shots"));
        for (int i = 0; i < 3; i++) {
            Files.copy(picture, sequence.resolve("shot-" + i + ".png"));
        }
    }

    static Stream<Verb> verbs() {
        return Stream.of(
                new Verb("analyze", "", "detect", "verdict"),
                new Verb("detect", "#/$defs/provenance", "detect", "detect"),
                new Verb("video", "#/$defs/video", "detect", "crowd"),
                new Verb("live", "#/$defs/video", "detect", "crowd"));
    }

    private Cli.Run run(Verb verb, Object... options) {
        boolean picture = verb.name().equals("analyze") || verb.name().equals("detect");
        List<Object> words = new ArrayList<>(List.of(verb.name(), picture ? this.picture : sequence));
        words.addAll(Arrays.asList(options));
        return Cli.mien(words.toArray());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void itIsAFileThatKeepsToTheSchema(Verb verb) throws IOException {
        Path file = temp.resolve("new folder/ran.json");
        Cli.Run plain = run(verb, "--format", "csv");
        Cli.Run run = run(verb, "--format", "csv", "--provenance", file);
        assertThat(run.exit()).as(run.err()).isZero();
        if (!verb.drops()) {
            assertThat(run.out()).isEqualTo(plain.out());
        }
        JsonNode ran = JSON.readTree(file.toFile());
        keeps("#/$defs/provenance", ran);
        assertThat(ran.has("type")).isFalse();
        assertThat(stages(ran)).startsWith(verb.first()).endsWith(verb.last());
        assertThat(ran.at("/stages/0/model").asText()).startsWith("face-detector");
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void itIsTheFirstLineOnDemand(Verb verb) throws IOException {
        List<String> plain = run(verb, "--format", "jsonl").outLines();
        Cli.Run run = run(verb, "--format", "jsonl", "--provenance", "-");
        assertThat(run.exit()).as(run.err()).isZero();
        if (!verb.drops()) {
            assertThat(run.outLines().subList(1, run.outLines().size())).isEqualTo(plain);
        }
        JsonNode first = JSON.readTree(run.outLines().get(0));
        assertThat(first.get("type").asText()).isEqualTo("provenance");
        assertThat(stages(first)).startsWith(verb.first()).endsWith(verb.last());
        keeps(verb.lines(), first);
        if (verb.name().equals("video")) {
            JsonNode last = JSON.readTree(run.outLines().get(run.outLines().size() - 1));
            assertThat(first.get("stages")).isEqualTo(last.get("stages"));
        }
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void otherFormatsRefuseTheLine(Verb verb) {
        for (String format : List.of("csv", "text")) {
            Cli.Run run = run(verb, "--format", format, "--provenance", "-", "--out", temp.resolve("out"));
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.errLines()).singleElement().asString().contains("--provenance -", "--format jsonl");
            assertThat(temp.resolve("out")).doesNotExist();
        }
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void nothingIsWrittenOverAndNothingTwice(Verb verb) {
        Path file = temp.resolve("one.json");
        Cli.Run run = run(verb, "--format", "jsonl", "--out", file, "--provenance", file);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("is to be written twice");
        assertThat(file).doesNotExist();
    }

    @Test
    void aPictureIsNotWrittenOver() throws IOException {
        Path copy = Files.copy(picture, temp.resolve("copy.png"));
        Cli.Run run = Cli.mien("analyze", copy, "--provenance", copy);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("would be written over");
        assertThat(copy).hasSameBinaryContentAs(picture);
    }

    private static void keeps(String part, JsonNode line) throws IOException {
        ObjectNode schema = (ObjectNode)
                JSON.readTree(Cli.repository("docs/guide/output.schema.json").toFile());
        if (!part.isEmpty()) {
            schema = JSON.createObjectNode().put("$ref", part).set("$defs", schema.get("$defs"));
        }
        assertThat(SCHEMAS.getSchema(schema).validate(line)).isEmpty();
    }

    private static List<String> stages(JsonNode provenance) {
        return StreamSupport.stream(provenance.get("stages").spliterator(), false)
                .map(stage -> stage.get("stage").asText())
                .toList();
    }
}
