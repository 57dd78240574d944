package dev.mien.train.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LabelSet;
import dev.mien.image.Image;
import dev.mien.train.faces.CropFaces;
import dev.mien.train.net.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    private static final int SIDE = 12;

    @TempDir
    Path data;

    @BeforeEach
    void draw() throws IOException {
        Files.createDirectories(data.resolve("images"));
        for (String name : List.of("clear", "spread", "unknown")) {
            byte[] samples = new byte[SIDE * SIDE];
            samples[0] = 7;
            ImageIO.write(
                    Image.gray(SIDE, SIDE, samples).toBufferedImage(),
                    "png",
                    data.resolve("images/" + name + ".png").toFile());
        }
        Files.writeString(data.resolve("labels.csv"), """
                image,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,not_a_face,fer2013_label
                clear.png,1,9,0,0,0,0,0,0,0,0,happy
                spread.png,4,0,0,3,3,0,0,0,0,0,sad
                unknown.png,2,0,0,0,0,0,0,0,8,0,
                """);
    }

    @Test
    void toLearnFromSpreadVotesAreKeptAndUnknownFacesLeftOut() throws IOException {
        List<Example> faces =
                read(LabelSet.FERPLUS, LabelSet.FER2013, Examples.Use.LEARN).faces();
        assertThat(faces).hasSize(2);
        assertThat(faces.get(0).targets().get(0)).containsExactly(0, 1, 0, 0, 0, 0, 0, 0);
        assertThat(faces.get(0).pixels()).hasSize(SIDE * SIDE).startsWith(7, 0);
        assertThat(faces.get(1).targets().get(0)).containsExactly(0.4f, 0, 0, 0.3f, 0.3f, 0, 0, 0);
        assertThat(faces.get(1).targets().get(1)).containsExactly(0, 0, 0, 1, 0, 0, 0);
    }

    @Test
    void toJudgeByOnlyMajoritiesCount() throws IOException {
        List<Example> faces =
                read(LabelSet.FERPLUS, LabelSet.FER2013, Examples.Use.JUDGE).faces();
        assertThat(faces).hasSize(2);
        assertThat(faces.get(1).teaches(0)).as("no majority").isFalse();
        assertThat(faces.get(1).teaches(1)).isTrue();
    }

    @Test
    void eitherLabelSetMayLead() throws IOException {
        List<Example> faces =
                read(LabelSet.FER2013, LabelSet.FERPLUS, Examples.Use.LEARN).faces();
        assertThat(faces).hasSize(2);
        assertThat(faces.get(1).targets().get(0)).containsExactly(0, 0, 0, 1, 0, 0, 0);
        assertThat(faces.get(1).targets().get(1)).containsExactly(0.4f, 0, 0, 0.3f, 0.3f, 0, 0, 0);
    }

    /** A checkpoint names its heads, so that another name would shut out every earlier training. */
    @Test
    void headsAreNamedByTheirLabels() throws IOException {
        try (ExpressionDataset votes = Datasets.openExpression(data, LabelSet.FERPLUS);
                ExpressionDataset labels = Datasets.openExpression(data, LabelSet.FER2013)) {
            assertThat(Examples.heads(votes, Optional.of(labels)))
                    .extracting(Head::name)
                    .containsExactly("logits", "logits_fer2013");
            assertThat(Examples.heads(votes, Optional.empty()))
                    .singleElement()
                    .satisfies(head -> assertThat(head.classes())
                            .containsExactly(
                                    "neutral",
                                    "happiness",
                                    "surprise",
                                    "sadness",
                                    "anger",
                                    "disgust",
                                    "fear",
                                    "contempt"));
        }
    }

    @Test
    void picturesThatCannotBeReadAreNamedAndNoFaceAtAllIsRefused() throws IOException {
        Files.writeString(data.resolve("images/clear.png"), "torn");
        Examples examples = read(LabelSet.FERPLUS, LabelSet.FER2013, Examples.Use.LEARN);
        assertThat(examples.faces()).hasSize(1);
        assertThat(examples.skipped()).singleElement().asString().contains("clear.png");
        Files.writeString(data.resolve("images/spread.png"), "torn");
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> read(LabelSet.FERPLUS, LabelSet.FER2013, Examples.Use.LEARN))
                .withMessageContaining("no face labelled with one of [neutral")
                .withMessageContaining("clear.png");
    }

    private Examples read(LabelSet leading, LabelSet other, Examples.Use use) throws IOException {
        try (ExpressionDataset first = Datasets.openExpression(data, leading);
                ExpressionDataset second = Datasets.openExpression(data, other)) {
            Optional<ExpressionDataset> beside = Optional.of(second);
            return Examples.read(first, beside, CropFaces.PLAIN, Examples.heads(first, beside), SIDE, use);
        }
    }
}
