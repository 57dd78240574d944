package dev.mien.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.app.Cli;
import dev.mien.model.ManifestJson;
import dev.mien.model.ReadyManifests;
import dev.mien.testkit.model.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bringing one's own network, as a user does. */
class ModelsAddTest {
    @TempDir
    private Path temp;

    @BeforeEach
    void ownHome() {
        System.setProperty("mien.home", temp.resolve("home").toString());
    }

    @AfterEach
    void usersHome() {
        System.clearProperty("mien.home");
    }

    @Test
    void aNetworkIsAddedListedCheckedAndUsed() throws Exception {
        float[][] weights = new float[8][1];
        weights[1][0] = 0.1f;
        Path file = Files.write(
                temp.resolve("emotion ferplus.onnx"),
                StandIn.network(
                        "Input3", List.of(1, 1, 64, 64), false, weights, new float[8], "Plus692_Output_0", "", false));
        Cli.Run run = Cli.mien("models", "add", file, "--manifest", "ferplus-vgg13");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("added ferplus-vgg13", "mien analyze --pipeline ferplus-vgg13");
        assertThat(Cli.mien("models", "list").out()).contains("ferplus-vgg13", "(added)");
        assertThat(Cli.mien("models", "verify", "ferplus-vgg13").exit()).isZero();
        run = Cli.mien("analyze", "--pipeline", "ferplus-vgg13", Cli.sample("happiness.png"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"expression\":\"happiness\"");
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws Exception {
        Path file = Files.writeString(temp.resolve("broken.onnx"), "not a network");
        Cli.Run run = Cli.mien("models", "add", file, "--manifest", "ferplus-vgg13");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("not a network that can be run");
        run = Cli.mien("models", "add", file);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("no manifest at", "hsemotion-b0");
        run = Cli.mien("models", "add", temp.resolve("none.onnx"));
        assertThat(run.errLines()).hasSize(1).first().asString().contains("no such file");
    }

    @Test
    void aDamagedModelHidesNoOther() throws Exception {
        Path damaged = Files.createDirectories(temp.resolve("home/models/damaged"));
        Files.writeString(damaged.resolve("model.json"), "{");
        Path other = Files.createDirectories(temp.resolve("home/models/other"));
        Files.write(
                other.resolve("model.json"),
                ManifestJson.write(ReadyManifests.get("ferplus-vgg13").withId("other")));
        Cli.Run run = Cli.mien("models", "list");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("accurate", "other");
        assertThat(run.errLines()).hasSize(1).first().asString().contains("damaged");
        run = Cli.mien("analyze", "--pipeline", "othre", Cli.sample("happiness.png"));
        assertThat(run.errLines()).first().asString().contains("unknown pipeline 'othre'", "damaged, other");
    }
}
