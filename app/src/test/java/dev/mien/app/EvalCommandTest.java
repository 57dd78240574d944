package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.dataset.TestFiles;
import dev.mien.face.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        for (Expression expression : Expression.values()) {
            Path folder = Files.createDirectories(data.resolve(expression.label()));
            Files.copy(Cli.sample(expression.label() + ".png"), folder.resolve("a.png"));
        }
    }

    private JsonNode figures() throws IOException {
        return new ObjectMapper().readTree(json.toFile());
    }

    @Test
    void theJsonHoldsWhatScriptsRelyOn() throws IOException {
        Cli.Run run = Cli.mien(
                "eval", "--task", "expression", "--data", data, "--pipeline", "classic", "--crops", "--json", json);
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
        Cli.Run run = Cli.mien("eval", "--data", data, "--json", json, "--plots", plots);
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode accurate = figures().get("pipelines").get("accurate");
        assertThat(accurate.get("n").asInt()).isEqualTo(9);
        assertThat(accurate.get("missed").asInt()).isEqualTo(1);
        assertThat(plots.toFile().list())
                .containsExactlyInAnyOrder("confusion-accurate.png", "reliability-accurate.png", "coverage.png");
    }

    @Test
    void twoPipelinesAreComparedPictureByPicture() throws IOException {
        Cli.Run run = Cli.mien("eval", "--data", data, "--pipeline", "classic," + MODEL, "--crops", "--json", json);
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
                "eval",
                "--task",
                "detection",
                "--data",
                boxes,
                "--detector",
                "haar-alt2",
                "--detector",
                "lbp",
                "--json",
                json);
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode haar = figures().get("pipelines").get("haar-alt2");
        assertThat(haar.get("pictures").asInt()).isEqualTo(2);
        assertThat(haar.get("found").asInt()).isEqualTo(1);
        assertThat(haar.get("falsePositivesOnEmpty").asInt()).isZero();
        assertThat(figures().get("pipelines").has("lbp")).isTrue();
        run = Cli.mien("eval", "--task", "detection", "--data", boxes, "--min-face", "203", "--detector", "lbp");
        assertThat(run.out()).contains("counted faces 0", "faces less than 203 pixels high are ignored");
    }

    @Test
    void aBrokenPictureCountsAsMissedAndIsNamed() throws IOException {
        Files.writeString(data.resolve("anger/broken.jpg"), "no picture");
        Cli.Run run = Cli.mien("eval", "--data", data, "--crops", "--json", json);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("anger/broken.jpg");
        assertThat(figures().get("pipelines").get("accurate").get("missed").asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsNoDataIsSaidInOneLine() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        for (Path path : new Path[] {temp.resolve("none"), empty, Cli.sample("fear.png")}) {
            Cli.Run run = Cli.mien("eval", "--data", path);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.errLines()).hasSize(1).first().asString().startsWith("mien: ");
        }
        Cli.Run run = Cli.mien("eval", "--data", data, "--labels", "mine");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("ferplus", "fer2013");
    }
}
