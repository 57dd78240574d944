package dev.mien.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.app.Cli;
import dev.mien.image.Image;
import dev.mien.testkit.model.StandInModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien train calibration} on a network that finds everybody happy, and pictures that are mostly of the sad. */
class TrainCalibrationTest {
    @TempDir
    private Path temp;

    private Path model;
    private Path data;

    @BeforeEach
    void make() throws IOException {
        model = temp.resolve("model");
        StandInModel.logits(model, List.of("happiness", "sadness"));
        data = temp.resolve("data");
        faces("happiness", 20);
        faces("sadness", 60);
    }

    private void faces(String expression, int count) throws IOException {
        Path folder = Files.createDirectories(data.resolve(expression));
        Random random = new Random(3);
        for (int i = 0; i < count; i++) {
            byte[] samples = new byte[48 * 48];
            Arrays.fill(samples, (byte) (100 + random.nextInt(50)));
            ImageIO.write(
                    Image.gray(48, 48, samples).toBufferedImage(),
                    "png",
                    folder.resolve("person-" + i + "_1.png").toFile());
        }
    }

    private Cli.Run train(Object... more) {
        return Cli.mien(Stream.concat(
                        Stream.of("train", "calibration", "--data", data, "--model", model, "--crops"), Stream.of(more))
                .toArray());
    }

    @Test
    void itSaysWhatItGainsAndIsUsed() throws Exception {
        Path file = temp.resolve("office.json");
        Cli.Run run = train("--out", file, "--name", "office");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "data, 80 faces it was not fitted on: accuracy 0.750, with 'own' 0.250: +50.0 points (95 % interval")
                .contains("written: " + file);
        assertThat(new ObjectMapper()
                        .readTree(file.toFile())
                        .at("/calibration/name")
                        .asText())
                .isEqualTo("office");
        run = Cli.mien("eval", "expression", "--data", data, "--model", model, "--crops", "--calibration", file);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("75.0 %").containsPattern("calibration +office");
    }

    @Test
    void whatCannotBeIsSaidInOneLine() throws IOException {
        assertThat(onlyLine(train())).contains("say where the calibration goes: --out FILE or --into FOLDER");
        assertThat(onlyLine(train("--out", "a.json", "--name", "My office"))).contains("a calibration's name needs");
        assertThat(onlyLine(train("--out", "a.json", "--accuracy", "80")))
                .contains("--accuracy must lie between 0 and 1");
        assertThat(onlyLine(train("--into", temp.resolve("b")))).contains("give that to --calibration");
        assertThat(onlyLine(Cli.mien("analyze", Cli.sample("anger.png"), "--calibration", "holiday")))
                .contains("no calibration 'holiday': model accurate has common, ferplus, and there is no such file");
        data = temp.resolve("few");
        faces("happiness", 5);
        assertThat(onlyLine(train("--out", temp.resolve("few.json")))).contains("a hundred are enough");
    }

    private static String onlyLine(Cli.Run run) {
        assertThat(run.exit()).isIn(1, 2);
        assertThat(run.errLines()).as(run.err()).hasSize(1);
        return run.err();
    }
}
