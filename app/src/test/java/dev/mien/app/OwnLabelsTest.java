package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.mien.testkit.model.StandInModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model with classes of its own, through every command that shows results; it finds everybody bored. */
class OwnLabelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LABELS = List.of("bored", "smiling", "away");

    @TempDir
    private static Path temp;

    private static Path model = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        model = temp.resolve("model");
        StandInModel.logits(model, LABELS);
    }

    private static Cli.Run mien(String verb, Object... arguments) {
        List<Object> words = new ArrayList<>(List.of(verb));
        words.addAll(List.of(arguments));
        Cli.Run run = Cli.mien(words.toArray());
        assertThat(run.exit()).as(run.err()).isZero();
        return run;
    }

    private static Cli.Run analyze(Object... arguments) {
        List<Object> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--model", model));
        return mien("analyze", words.toArray());
    }

    private static JsonSchema schema(String part) throws IOException {
        JsonNode root =
                JSON.readTree(Cli.repository("docs/guide/output.schema.json").toFile());
        ObjectNode chosen = JSON.createObjectNode().put("$ref", part);
        chosen.set("$defs", root.get("$defs"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(part.isEmpty() ? root : chosen);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void jsonLinesNameThemInTheModelsOrder() throws IOException {
        JsonNode line = JSON.readTree(
                analyze(Cli.sample("happiness.png"), "--format", "jsonl").out());
        JsonNode face = line.at("/faces/0");
        assertThat(face.get("expression").asText()).isEqualTo("bored");
        assertThat(names(face.get("probabilities"))).isEqualTo(LABELS);
        assertThat(face.has("valence")).as("known only of FER+'s").isFalse();
        assertThat(schema("").validate(line)).isEmpty();
    }

    @Test
    void csvHasAColumnForEach() {
        List<String> lines =
                analyze(Cli.sample("happiness.png"), "--format", "csv").outLines();
        assertThat(lines.get(0)).contains(",expression,reason,bored,smiling,away,valence,arousal,");
        assertThat(lines.get(1)).contains(",bored,,0.").matches(".*,bored,,0\\.\\d+,0\\.\\d+,0\\.\\d+,,,.*");
    }

    @Test
    void textShowsThem() {
        assertThat(analyze(Cli.sample("happiness.png"), "--format", "text", "--verbose")
                        .out())
                .contains("bored", "smiling", "away");
    }

    @Test
    void thePageCountsAndColoursThem() throws IOException {
        Path page = temp.resolve("page.html");
        analyze(Cli.sample("group.jpg"), "--report", page, "--overlay", temp.resolve("drawn"));
        assertThat(Files.readString(page))
                .contains(".c-bored{--c:#", ".c-away{--c:#", "<span class=\"chip c-bored\">bored</span>")
                .contains("value=\"smiling\" disabled")
                .doesNotContain("happiness", "Valence");
    }

    /** A face that holds still, as numbered pictures. */
    private static Path frames(String name) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name));
        for (int i = 10; i < 22; i++) {
            Files.copy(Cli.sample("happiness.png"), folder.resolve("f" + i + ".png"));
        }
        return folder;
    }

    @Test
    void aVideoHasTheirEventsAndItsPageShowsThem() throws IOException {
        Path folder = frames("frames");
        Path page = temp.resolve("video.html");
        Cli.Run run = mien("video", folder, "--rate", "10", "--model", model, "--report", page);
        JsonSchema schema = schema("#/$defs/video");
        List<String> types = new ArrayList<>();
        for (String line : run.outLines()) {
            JsonNode record = JSON.readTree(line);
            assertThat(schema.validate(record)).as(line).isEmpty();
            types.add(record.get("type").asText());
            if (record.get("type").asText().equals("event")) {
                assertThat(record.get("expression").asText()).isEqualTo("bored");
            }
        }
        assertThat(types).contains("frame", "event", "person", "interval", "video");
        assertThat(Files.readString(page))
                .contains("<span class=\"chip c-smiling\">smiling</span>", "class=\"c-bored\"", ">bored</a>")
                .doesNotContain("happiness", "valence</span>");
        assertThat(mien("video", folder, "--rate", "10", "--model", model, "--format", "csv")
                        .outLines()
                        .get(0))
                .endsWith(",track,smoothed_expression,smoothed_reason,smoothed_bored,smoothed_smiling,smoothed_away");
    }

    @Test
    void comparedWithAModelOfFerplusBothKeepTheirs() throws IOException {
        Path page = temp.resolve("compared.html");
        Cli.Run run = mien(
                "compare",
                "--a",
                "classic",
                "--b",
                model,
                Cli.sample("group.jpg"),
                "--report",
                page,
                "--format",
                "csv");
        assertThat(run.outLines().get(0)).contains(",a_contempt,a_right,b_", ",b_bored,b_smiling,b_away,b_right,");
        assertThat(Files.readString(page)).contains(".c-happiness{", ".c-bored{", "<option>bored</option>");
    }

    @Test
    void aBaselineThatTheyHaveNoNeutralForIsRefused() throws IOException {
        Cli.Run run = Cli.mien("video", frames("rest"), "--model", model, "--baseline", "always");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("neutral", "[bored, smiling, away]");
    }
}
