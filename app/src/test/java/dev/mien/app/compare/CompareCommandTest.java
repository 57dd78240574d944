package dev.mien.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.app.Cli;
import dev.mien.face.Expression;
import dev.mien.testkit.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the classic model with copies that differ from it in a known way. */
class CompareCommandTest {
    private static final Path CLASSIC = Cli.repository("models/src/main/resources/dev/mien/models/classic");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    /** Says anger where the classic model says happiness and the reverse, and is never unsure. */
    private Path swapped;

    private Path data;

    private interface Change {
        void on(ObjectNode manifest);
    }

    @BeforeEach
    void makeModelsAndData() throws IOException {
        swapped = model("swapped", manifest -> {
            ((ObjectNode) manifest.get("verdict")).put("threshold", 0);
            ((ArrayNode) manifest.get("labels")).set(1, "anger").set(4, "happiness");
        });
        data = temp.resolve("data");
        for (Expression expression : List.of(Expression.HAPPINESS, Expression.SURPRISE)) {
            Path folder = Files.createDirectories(data.resolve(expression.label()));
            Files.copy(Cli.sample(expression.label() + ".png"), folder.resolve("a.png"));
        }
    }

    private Path model(String name, Change change) throws IOException {
        Path copy = Files.createDirectory(temp.resolve(name));
        try (var files = Files.newDirectoryStream(CLASSIC)) {
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Path file = copy.resolve("model.json");
        ObjectNode manifest = (ObjectNode) JSON.readTree(file.toFile());
        change.on(manifest);
        JSON.writeValue(file.toFile(), manifest);
        return copy;
    }

    private static Cli.Run compare(Object... more) {
        Object[] all = new Object[more.length + 1];
        all[0] = "compare";
        System.arraycopy(more, 0, all, 1, more.length);
        return Cli.mien(all);
    }

    @Test
    void bothJudgeTheSameFaces() throws IOException {
        Cli.Run run = compare("--a", "classic", "--b", swapped, Cli.sample("group.jpg"), "--format", "jsonl");
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode analyzed = JSON.readTree(Cli.mien("analyze", "--pipeline", "classic", Cli.sample("group.jpg"))
                        .out())
                .get("faces");
        assertThat(run.outLines()).hasSize(analyzed.size());
        for (int i = 0; i < analyzed.size(); i++) {
            JsonNode face = JSON.readTree(run.outLines().get(i));
            JsonNode alone = analyzed.get(i);
            assertThat(face.get("face").asInt()).isEqualTo(i);
            assertThat(face.get("box")).isEqualTo(alone.get("box"));
            assertThat(face.at("/a/expression")).isEqualTo(alone.get("expression"));
            assertThat(face.at("/a/probabilities")).isEqualTo(alone.get("probabilities"));
            assertThat(face.at("/b/pipeline").asText()).isEqualTo(swapped.toString());
            assertThat(face.at("/b/probabilities/anger")).isEqualTo(alone.at("/probabilities/happiness"));
            assertThat(face.at("/b/probabilities/fear")).isEqualTo(alone.at("/probabilities/fear"));
            double happiness = alone.at("/probabilities/happiness").asDouble();
            double anger = alone.at("/probabilities/anger").asDouble();
            assertThat(face.get("distance").asDouble()).isCloseTo(Math.abs(happiness - anger), within(2e-4));
        }
        assertThat(run.err())
                .contains("Faces are found by haar-alt2 and aligned by eyes, as in classic; ")
                .contains("same verdict on ", "Cohen's kappa");
    }

    @Test
    void textHasTheTableAndSaysHowFacesWereFound() {
        Cli.Run run = compare(
                "--a", swapped, "--b", "classic", Cli.sample("happiness.png"), "--format", "text", "--aligner", "box");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("B is classic: pictures 1, faces 1")
                .contains("Faces are found by cnn and aligned by box, as asked for.")
                .containsPattern("anger +1 +0 +1")
                .contains("Different verdicts on 1 of 1 faces", "A anger ", "B happiness ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void csvGoesToAFileAndThePageBesideIt() throws IOException {
        Path csv = temp.resolve("out/faces.csv");
        Path page = temp.resolve("out/page.html");
        Cli.Run run = compare(
                "--a",
                "classic",
                "--b",
                swapped,
                Cli.repository("samples"),
                "--format",
                "csv",
                "--out",
                csv,
                "--report",
                page,
                "--explain",
                "--most",
                2);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readAllLines(csv))
                .hasSizeGreaterThan(9)
                .first()
                .asString()
                .contains(",b_happiness,");
        assertThat(Files.readString(page))
                .containsPattern("samples/\\w+\\.png#xywh=")
                .contains("Only the first 2 are on this page.")
                .contains("classic sha256:", "A: where the score of ", "B: where the score of ");
        assertThat(temp.resolve("out").toFile().list()).containsExactlyInAnyOrder("faces.csv", "page.html");
    }

    /** Classic knows both pictures; the swapped model calls the happy one angry. */
    @Test
    void labelsSayWhoIsRight() throws IOException {
        Path json = temp.resolve("eval.json");
        Path page = temp.resolve("page.html");
        Files.copy(blank(), data.resolve("surprise/blank.png"));
        Cli.Run run = compare("--a", "classic", "--b", swapped, "--data", data, "--format", "text", "--report", page);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("labelled pictures 3; missed and wrong for both 1")
                .containsPattern("A classic +66.7 %")
                .containsPattern("B .*swapped +33.3 %")
                .containsPattern("A right +1 +1")
                .containsPattern("A wrong +0 +1")
                .contains("exact p 1.0000");
        assertThat(Files.readString(page)).contains("data-truth=\"happiness\" data-right=\"a\"");
        Cli.mien("eval", "expression", "--data", data, "--pipeline", "classic," + swapped, "--json", json);
        JsonNode figures = JSON.readTree(json.toFile());
        assertThat(figures.at("/pipelines/classic/accuracy").asDouble()).isEqualTo(2.0 / 3);
        assertThat(figures.at("/paired/0/firstOnly").asInt()).isEqualTo(1);
        assertThat(figures.at("/paired/0/secondOnly").asInt()).isZero();
    }

    private Path blank() {
        return new TestFiles()
                .picture("blank.png", 90)
                .folder(temp.resolve("blank"))
                .resolve("blank.png");
    }

    @Test
    void cropsAreTakenAsTheyAre() throws IOException {
        Cli.Run run = compare("--a", "classic", "--b", swapped, "--data", data, "--crops", "--format", "jsonl");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.outLines()).hasSize(2);
        JsonNode face = JSON.readTree(run.outLines().get(0));
        assertThat(face.get("alignment").asText()).isEqualTo("crop");
        assertThat(face.get("truth").asText()).isEqualTo("happiness");
        assertThat(face.has("detector")).isFalse();
        assertThat(run.err()).contains("nothing was detected or aligned");
    }

    @Test
    void ofCropsThePageNamesOnlyWhatRan() throws IOException {
        Path page = temp.resolve("crops.html");
        Cli.Run run = compare("--a", "accurate", "--b", "fast", "--data", data, "--crops", "--report", page);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(page))
                .contains("<th scope=\"row\">classify</th>", "<th scope=\"row\">quality</th>")
                .doesNotContain("<th scope=\"row\">detect</th>", "<th scope=\"row\">landmarks</th>")
                .doesNotContain("<th scope=\"row\">align</th>");
    }

    @Test
    void badInputsGetALineEachAndTheRunGoesOn() throws IOException {
        Files.writeString(data.resolve("surprise/broken.jpg"), "no picture");
        Cli.Run run = compare("--a", "classic", "--b", swapped, data, temp.resolve("none.jpg"), "--format", "jsonl");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.outLines()).hasSize(2);
        assertThat(run.errLines())
                .filteredOn(line -> line.contains("broken.jpg"))
                .hasSize(1);
        assertThat(run.errLines()).filteredOn(line -> line.contains("none.jpg")).hasSize(1);
        Cli.Run labelled = compare("--a", "classic", "--b", swapped, "--data", data, "--crops", "--format", "text");
        assertThat(labelled.exit()).isEqualTo(1);
        assertThat(labelled.errLines())
                .filteredOn(line -> line.startsWith("mien: data/surprise/broken.jpg: text"))
                .hasSize(1);
        assertThat(labelled.out()).contains("labelled pictures 3; missed and wrong for both 1");
    }

    @Test
    void withoutAFaceItSaysSo() {
        for (String format : List.of("text", "jsonl")) {
            Cli.Run run = compare("--a", "classic", "--b", swapped, blank(), "--format", format);
            assertThat(run.exit()).isZero();
            assertThat(run.out() + run.err()).containsIgnoringCase("no face was found, so there is nothing to compare");
        }
    }

    @Test
    void wrongUsageIsSaidInOneLine() {
        assertThat(wrong("--a", "classic", "--b", "magic", data)).contains("unknown pipeline 'magic'", "classic");
        assertThat(wrong("--a", "classic", "--b", "classic", data)).contains("two different pipelines");
        assertThat(wrong("--a", "classic", data)).contains("--b");
        assertThat(wrong("--a", "classic", "--b", swapped)).contains("INPUT", "--data");
        assertThat(wrong("--a", "classic", "--b", swapped, data, "--data", data))
                .contains("INPUT", "--data");
        assertThat(wrong("--a", "classic", "--b", swapped, data, "--format", "xml"))
                .contains("jsonl, json, csv");
        assertThat(wrong("--a", "classic", "--b", swapped, data, "--most", "0")).contains("--most");
        assertThat(wrong("--a", "classic", "--b", swapped, data, "--explain")).contains("--report");
        assertThat(wrong("--a", "classic", "--b", swapped, data, "--threads", "0"))
                .contains("--threads");
        assertThat(wrong("--a", "classic", "--b", swapped, data, "--detector", "magic"))
                .contains("haar-alt2");
    }

    private static String wrong(Object... arguments) {
        Cli.Run run = compare(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
        return run.err();
    }
}
