package dev.mien.app.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.app.Cli;
import dev.mien.face.Expression;
import dev.mien.testkit.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {
    private static final Path MODEL = Cli.repository("models/src/main/resources/dev/mien/models/classic");

    @TempDir
    private Path temp;

    private Path data;
    private Path json;

    @BeforeEach
    void oneFolderAnExpression() throws IOException {
        data = temp.resolve("data");
        json = temp.resolve("figures/result.json");
        for (Expression expression : Expression.FERPLUS) {
            Path folder = Files.createDirectories(data.resolve(expression.label()));
            Files.copy(Cli.sample(expression.label() + ".png"), folder.resolve("a.png"));
        }
    }

    private JsonNode figures() throws IOException {
        return new ObjectMapper().readTree(json.toFile());
    }

    @Test
    void theJsonHoldsWhatScriptsRelyOn() throws IOException {
        Cli.Run run =
                Cli.mien("eval", "expression", "--data", data, "--pipeline", "classic", "--crops", "--json", json);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("accuracy, all pictures", "classic", "95 % interval");
        JsonNode classic = figures().get("pipelines").get("classic");
        assertThat(classic.get("n").asInt()).isEqualTo(8);
        assertThat(classic.get("missed").asInt()).isZero();
        for (String field : new String[] {"accuracy", "accuracyLow", "accuracyHigh", "macroF1", "ece"}) {
            assertThat(classic.get(field).asDouble(-1)).as(field).isBetween(0.0, 1.0);
        }
        assertThat(classic.get("accuracy").asDouble())
                .isBetween(
                        classic.get("accuracyLow").asDouble(),
                        classic.get("accuracyHigh").asDouble());
        assertThat(classic.get("perClass")).hasSize(8);
        assertThat(classic.get("confusion").get("counts")).hasSize(8);
        assertThat(classic.get("facesPerSecond").asDouble()).isPositive();
    }

    @Test
    void photosAreSearchedForTheirFacesAndPlotsDrawn() throws IOException {
        Files.copy(
                new TestFiles().picture("grey.png", 90).folder(temp).resolve("grey.png"), data.resolve("fear/b.png"));
        Path plots = temp.resolve("plots");
        Cli.Run run = Cli.mien("eval", "expression", "--data", data, "--json", json, "--plots", plots);
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode accurate = figures().get("pipelines").get("accurate");
        assertThat(accurate.get("n").asInt()).isEqualTo(9);
        assertThat(accurate.get("missed").asInt()).isEqualTo(1);
        assertThat(plots.toFile().list())
                .containsExactlyInAnyOrder("confusion-accurate.png", "reliability-accurate.png", "coverage.png");
    }

    @Test
    void theLeaderboardIsAPageWithATableADataSet() throws IOException {
        Path page = temp.resolve("leaderboard.md");
        Cli.Run run = Cli.mien(
                "eval", "leaderboard", "--data", data, "--data", data, "--pipeline", "classic," + MODEL, "--out", page);
        assertThat(run.exit()).as(run.err()).isZero();
        String name = data.getFileName().toString();
        assertThat(Files.readString(page))
                .contains("mien eval leaderboard --data " + name + " --data " + name)
                .containsSubsequence("## " + name, "| `classic` | ", "## " + name, "| `classic` | ")
                .contains("**");
    }

    @Test
    void twoPipelinesAreComparedPictureByPicture() throws IOException {
        Cli.Run run = Cli.mien(
                "eval", "expression", "--data", data, "--pipeline", "classic," + MODEL, "--crops", "--json", json);
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode paired = figures().get("paired");
        assertThat(paired).hasSize(1);
        assertThat(paired.get(0).get("first").asText()).isEqualTo("classic");
        assertThat(paired.get(0).get("second").asText()).isEqualTo(MODEL.toString());
        assertThat(paired.get(0).get("difference").asDouble()).isZero();
        assertThat(paired.get(0).get("pValue").asDouble()).isEqualTo(1);
    }

    @Test
    void detectorsAreMeasuredOnBoxes() throws IOException {
        Path boxes = new TestFiles()
                .picture("images/empty.png", 128)
                .text("labels.csv", "image,x,y,width,height\nface.png,77,80,202,202\n")
                .folder(temp.resolve("boxes"));
        Files.copy(Cli.sample("happiness.png"), boxes.resolve("images/face.png"));
        Cli.Run run = Cli.mien(
                "eval", "detection", "--data", boxes, "--detector", "haar-alt2", "--detector", "lbp", "--json", json);
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode haar = figures().get("pipelines").get("haar-alt2");
        assertThat(haar.get("pictures").asInt()).isEqualTo(2);
        assertThat(haar.get("found").asInt()).isEqualTo(1);
        assertThat(haar.get("falsePositivesOnEmpty").asInt()).isZero();
        assertThat(figures().get("pipelines").has("lbp")).isTrue();
        run = Cli.mien("eval", "detection", "--data", boxes, "--min-face", "203", "--detector", "lbp");
        assertThat(run.out()).contains("counted faces 0", "faces less than 203 pixels high are ignored");
        run = Cli.mien("eval", "detection", "--data", boxes, "--pipeline", "fast", "--json", json);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(figures().get("pipelines").get("fast").get("found").asInt()).isEqualTo(1);
    }

    @Test
    void locatorsAreMeasuredOnPoints() throws IOException {
        StringBuilder header = new StringBuilder("image");
        StringBuilder row = new StringBuilder("face.png");
        for (int i = 0; i < 68; i++) {
            header.append(",x").append(i).append(",y").append(i);
            // Only roughly a face; what counts here is that figures come out.
            row.append(',').append(90 + 2.5 * i).append(',').append(150 + 50 * (i % 4));
        }
        Path points =
                new TestFiles().text("labels.csv", header + "\n" + row + "\n").folder(temp.resolve("points"));
        Files.createDirectory(points.resolve("images"));
        Files.copy(Cli.sample("happiness.png"), points.resolve("images/face.png"));
        Path plots = temp.resolve("plots");
        Cli.Run run = Cli.mien(
                "eval",
                "landmarks",
                "--data",
                points,
                "--locator",
                "cnn",
                "--locator",
                "cnn:passes=1",
                "--json",
                json,
                "--plots",
                plots);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("mean error, faces found", "cnn:passes=1");
        JsonNode cnn = figures().get("pipelines").get("cnn");
        assertThat(cnn.get("faces").asInt()).isEqualTo(1);
        assertThat(cnn.get("meanError").asDouble()).isPositive();
        assertThat(cnn.get("byRegion").size()).isEqualTo(5);
        assertThat(plots.resolve("landmark-errors.png")).isNotEmptyFile();

        Cli.Run detected = Cli.mien("eval", "landmarks", "--data", points, "--detector", "haar-alt2", "--json", json);
        assertThat(detected.exit()).as(detected.err()).isZero();
        assertThat(figures().get("pipelines").has("cnn after haar-alt2")).isTrue();

        Cli.Run none = Cli.mien("eval", "landmarks", "--data", points, "--locator", "none");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.errLines()).hasSize(1).first().asString().contains("none finds no points");
        Cli.Run boxes = Cli.mien("eval", "landmarks", "--data", Cli.repository("samples"));
        assertThat(boxes.errLines()).hasSize(1).first().asString().contains("mien: ");
    }

    @Test
    void aBrokenPictureCountsAsMissedAndIsNamed() throws IOException {
        Files.writeString(data.resolve("anger/broken.jpg"), "no picture");
        Cli.Run run = Cli.mien("eval", "expression", "--data", data, "--crops", "--json", json);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("anger/broken.jpg");
        assertThat(figures().get("pipelines").get("accurate").get("missed").asInt())
                .isEqualTo(1);
    }

    @Test
    void facesArePutIntoScenes() throws IOException {
        Path rooms = new TestFiles()
                .picture("dark.png", 70)
                .picture("light.png", 190)
                .folder(temp.resolve("rooms"));
        Cli.Run run = Cli.mien(
                "eval",
                "scenes",
                "--data",
                data,
                "--scenes",
                rooms,
                "--limit",
                3,
                "--pipeline",
                "fast,classic",
                "--json",
                json);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("points lost", "faces 3, seed 1");
        assertThat(figures().get("scenes").asText()).isEqualTo("rooms");
        for (String pipeline : new String[] {"fast", "classic"}) {
            JsonNode node = figures().get("pipelines").get(pipeline);
            assertThat(node.get("n").asInt()).isEqualTo(3);
            assertThat(node.get("loss").asDouble()).isBetween(-1.0, 1.0);
        }
    }

    @Test
    void aTaskTakesNoOptionOfAnother() {
        for (Object[] wrong : new Object[][] {
            {"eval", "expression", "--data", data, "--min-face", 20},
            {"eval", "detection", "--data", data, "--crops"},
            {"eval", "landmarks", "--data", data, "--pipeline", "fast"},
            {"eval", "quality", "--data", data, "--detector", "lbp"},
            {"eval", "scenes", "--data", data, "--scenes", data, "--plots", temp.resolve("plots")},
            {"eval", "expression", "--data", data, "--crops", "--aligner", "box"}
        }) {
            assertThat(refusal(wrong)).contains("--");
        }
        assertThat(temp.resolve("plots")).doesNotExist();
    }

    @Test
    void theFormOfEarlierVersionsIsAnsweredWithTheNewOne() {
        for (Object[] earlier : new Object[][] {
            {"eval"},
            {"eval", "--task", "detection", "--data", data},
            {"eval", "--data", data, "--in-scenes", temp},
            {"eval", "--in-scenes", temp, "--data", data}
        }) {
            assertThat(refusal(earlier))
                    .contains(
                            "landmarks, parts, groups, leaderboard, pose, quality or scenes",
                            "'mien eval detection --data PATH'");
        }
    }

    private static String refusal(Object... words) {
        Cli.Run run = Cli.mien(words);
        assertThat(run.exit()).as(Arrays.toString(words)).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1);
        return run.err();
    }

    @Test
    void detectionIsMeasuredOnAPartDrawnByChance() throws IOException {
        TestFiles rooms = new TestFiles();
        for (int i = 0; i < 6; i++) {
            rooms.picture(i + ".png", 40 * i);
        }
        Path folder = rooms.folder(temp.resolve("rooms"));
        Cli.Run run =
                Cli.mien("eval", "detection", "--data", folder, "--limit", 4, "--detector", "lbp", "--json", json);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(figures().get("pipelines").get("lbp").get("pictures").asInt())
                .isEqualTo(4);
    }

    @Test
    void facesAreSpoiltAndTheCurvesDrawn() throws IOException {
        Path plots = temp.resolve("plots");
        Cli.Run run = Cli.mien(
                "eval",
                "quality",
                "--data",
                data,
                "--limit",
                2,
                "--pipeline",
                "fast",
                "--json",
                json,
                "--plots",
                plots);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("fast: width of the face in pixels; gate at", "right of answered");
        JsonNode size = figures().get("pipelines").get("fast").get("size");
        JsonNode smallest = size.get("points").get(size.get("points").size() - 1);
        assertThat(smallest.get("level").asDouble())
                .isLessThan(size.get("threshold").asDouble());
        assertThat(smallest.get("answered").asDouble()).isZero();
        assertThat(plots.resolve("quality-fast-size.png")).isNotEmptyFile();
    }

    @Test
    void whatIsNoDataIsSaidInOneLine() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        for (Path path : new Path[] {temp.resolve("none"), empty, Cli.sample("fear.png")}) {
            Cli.Run run = Cli.mien("eval", "expression", "--data", path);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.errLines()).hasSize(1).first().asString().startsWith("mien: ");
        }
        Cli.Run run = Cli.mien("eval", "expression", "--data", data, "--labels", "mine");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("ferplus", "fer2013");
    }
}
