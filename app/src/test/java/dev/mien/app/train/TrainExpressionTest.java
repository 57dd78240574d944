package dev.mien.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.app.Cli;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien train expression} as a user comes to it: photos in folders, classes of one's own, nothing held out by hand. */
class TrainExpressionTest {
    private static final int PICTURES = 12;

    @TempDir
    private Path temp;

    /** A sample face, moved a little each time, in a photo that is no square. */
    private void photos(String label, String sample) throws IOException {
        Image face = Images.read(Cli.sample(sample + ".png"));
        Random random = new Random(label.hashCode());
        Path folder = Files.createDirectories(temp.resolve("photos").resolve(label));
        for (int i = 0; i < PICTURES; i++) {
            Affine place = Affine.scale(0.9 + 0.2 * random.nextDouble(), 0.9 + 0.2 * random.nextDouble())
                    .then(Affine.translate(60 * random.nextDouble(), 40 * random.nextDouble()));
            ImageIO.write(
                    face.warp(place, 480, 440).toBufferedImage(),
                    "png",
                    folder.resolve("shot" + i + ".png").toFile());
        }
    }

    @Test
    void ownClassesAreLearnedFromPhotosAndUsed() throws IOException {
        photos("delighted", "happiness");
        photos("at rest", "neutral");
        Path model = temp.resolve("mine");
        Cli.Run run = Cli.mien(
                "train",
                "expression",
                "--data",
                temp.resolve("photos"),
                "--out",
                model,
                "--features",
                "hog",
                "--kernel",
                "linear",
                "--epochs",
                "3");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.errLines())
                .anySatisfy(line -> assertThat(line).contains("4 of 24 pictures of photos are held out"))
                .anySatisfy(line -> assertThat(line).contains("few pictures of at rest (10), delighted (10)"))
                .noneSatisfy(line -> assertThat(line).contains("--crops"))
                .noneSatisfy(line -> assertThat(line).contains("no face found"));
        assertThat(run.out()).contains("delighted", "written: " + model);
        List<String> seen = new ArrayList<>();
        for (String sample : List.of("happiness", "neutral")) {
            JsonNode face = new ObjectMapper()
                    .readTree(Cli.mien("analyze", Cli.sample(sample + ".png"), "--model", model, "--threshold", "0")
                            .out())
                    .at("/faces/0");
            seen.add(face.get("expression").asText());
        }
        assertThat(seen).containsExactly("delighted", "at rest");
    }

    @Test
    void smallSquaresAreTakenForCropsAndSaidToBe() throws IOException {
        for (String label : List.of("happiness", "sadness")) {
            Path folder = Files.createDirectories(temp.resolve("crops").resolve(label));
            for (int i = 0; i < 5; i++) {
                ImageIO.write(
                        Image.gray(48, 48, new byte[48 * 48]).toBufferedImage(),
                        "png",
                        folder.resolve(i + ".png").toFile());
            }
        }
        Cli.Run run = Cli.mien("train", "expression", "--data", temp.resolve("crops"), "--out", temp.resolve("m"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errLines())
                .anySatisfy(line -> assertThat(line).contains("these look like face crops", "with --crops"))
                .last()
                .asString()
                .contains("no face to learn from");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        Cli.Run second = Cli.mien(
                "train", "expression", "--data", "a", "--out", temp.resolve("m"), "--second-labels", "fer2013");
        assertThat(second.exit()).isEqualTo(2);
        assertThat(second.err()).contains("name them with --valid");
        Cli.Run accuracy =
                Cli.mien("train", "expression", "--data", "a", "--out", temp.resolve("m"), "--accuracy", "80");
        assertThat(accuracy.exit()).isEqualTo(2);
        assertThat(accuracy.err()).contains("accuracy must lie in 0 to 1, got 80.0");
    }
}
