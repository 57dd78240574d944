package dev.mien.train.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labelled pictures divided into what is learned from and what is measured on, and what is said of them before. */
class HeldOutTest {
    @TempDir
    private Path temp;

    private void write(String name, int width, int height) throws IOException {
        Path file = temp.resolve("data").resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(Image.gray(width, height, new byte[width * height]).toBufferedImage(), "png", file.toFile());
    }

    private static List<String> ids(ExpressionDataset data) {
        return data.labelled().stream().map(Sample::id).toList();
    }

    @Test
    void personsAreInOnePartOnly() throws IOException {
        for (int person = 0; person < 60; person++) {
            for (int i = 0; i < 3; i++) {
                write((i == 0 ? "bored/" : "away/") + "Person " + person + "_" + i + ".png", 8, 8);
            }
        }
        try (ExpressionDataset data = Datasets.openExpression(temp.resolve("data"))) {
            HeldOut parts = HeldOut.of(data);
            List<String> train =
                    ids(parts.train()).stream().map(ScoredFaces::person).toList();
            List<String> valid =
                    ids(parts.valid()).stream().map(ScoredFaces::person).toList();
            assertThat(valid).doesNotContainAnyElementsOf(train).hasSizeBetween(3 * 4, 3 * 24);
            assertThat(train.size() + valid.size()).isEqualTo(180);
            assertThat(parts.how())
                    .contains("of 180 pictures of data are held out", "no person of which is learned from");
            assertThat(ids(HeldOut.of(data).valid())).as("the same each time").isEqualTo(ids(parts.valid()));
        }
    }

    @Test
    void whereNamesTellNoPersonsAFifthOfEachClassIsHeldOut() throws IOException {
        for (int i = 0; i < 20; i++) {
            write("bored/img_" + i + ".png", 8, 8);
        }
        for (int i = 0; i < 3; i++) {
            write("away/img_9" + i + ".png", 8, 8);
        }
        write("once/img_1.png", 8, 8);
        try (ExpressionDataset data = Datasets.openExpression(temp.resolve("data"))) {
            HeldOut parts = HeldOut.of(data);
            assertThat(ids(parts.valid()))
                    .hasSize(4 + 1)
                    .filteredOn(id -> id.startsWith("away/"))
                    .hasSize(1);
            assertThat(ids(parts.train())).contains("once/img_1.png");
            assertThat(Stream.concat(ids(parts.train()).stream(), ids(parts.valid()).stream()))
                    .containsExactlyInAnyOrderElementsOf(ids(data));
            assertThat(parts.how()).contains("5 of 24 pictures", "persons cannot be told");
        }
    }

    @Test
    void tooFewForTwoPartsIsSaid() throws IOException {
        write("bored/1.png", 8, 8);
        write("away/2.png", 8, 8);
        try (ExpressionDataset data = Datasets.openExpression(temp.resolve("data"))) {
            assertThatExceptionOfType(DatasetException.class)
                    .isThrownBy(() -> HeldOut.of(data))
                    .withMessageContaining(
                            "2 labelled pictures are too few to hold some out; name others with --valid");
        }
    }

    @Test
    void fewPicturesAndPicturesThatLookLikeCropsAreHintedAt() throws IOException {
        for (int i = 0; i < 100; i++) {
            write("bored/" + i + ".png", 48, 48);
        }
        write("away/1.png", 48, 48);
        assertThat(hints(false))
                .satisfiesExactly(
                        few -> assertThat(few).startsWith("few pictures of away (1): below 100 a class"),
                        crops -> assertThat(crops).contains("look like face crops", "--crops"));
        assertThat(hints(true)).hasSize(1);
        for (int i = 0; i < 100; i += 2) {
            write("bored/" + i + ".png", 640, 480);
        }
        assertThat(hints(false)).as("photos").hasSize(1);
    }

    private List<String> hints(boolean crops) throws IOException {
        try (ExpressionDataset data = Datasets.openExpression(temp.resolve("data"))) {
            return new ArrayList<>(TrainingHints.of(data, crops));
        }
    }
}
