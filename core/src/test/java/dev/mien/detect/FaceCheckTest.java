package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.model.ModelKind;
import dev.mien.testkit.SamplePictures;
import dev.mien.testkit.model.StandInGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceCheckTest {
    /** About the face of each sample portrait. */
    private static final Box FACE = new Box(82, 60, 195, 255);

    private static Image noise(int side) {
        byte[] samples = new byte[3 * side * side];
        new Random(5).nextBytes(samples);
        return Image.rgb(side, side, samples);
    }

    @Test
    void aFaceIsOneInColourAndInGreyAndNoiseIsNone() throws IOException {
        Image portrait = SamplePictures.read("happiness.png");
        Face face = new Face(FACE, 0.5f, List.of());
        try (FaceCheck check = FaceCheck.create(ModelKind.CHECK.label())) {
            double[] logits = check.logits(List.of(
                    check.square(portrait, face),
                    check.square(portrait.toGray(), face),
                    check.square(noise(360), face)));
            assertThat(logits[0]).isGreaterThan(1);
            assertThat(logits[1]).isGreaterThan(1);
            assertThat(logits[2]).isLessThan(-1);
        }
    }

    @Test
    void bothConfidencesMakeOne() throws IOException {
        Image portrait = SamplePictures.read("neutral.png");
        List<Face> found = List.of(new Face(FACE, 0.9f, List.of(), 0.5f), new Face(FACE, 0.2f, List.of()));
        try (FaceCheck check = FaceCheck.create(ModelKind.CHECK.label())) {
            List<Face> judged = check.judge(portrait, found);
            double logit = check.logits(List.of(check.square(portrait, found.get(0))))[0];
            assertThat(judged).extracting(Face::box).containsExactly(FACE, FACE);
            assertThat(judged.get(0).fit()).isEqualTo(0.5f);
            assertThat((double) judged.get(0).confidence())
                    .isCloseTo(check.joint().probability(0.9f, logit), within(1e-6))
                    .isGreaterThan(judged.get(1).confidence());
        }
    }

    @Test
    void manyAreJudgedAsOneByOne() throws IOException {
        Image portrait = SamplePictures.read("fear.png");
        List<Face> many = IntStream.range(0, 70)
                .mapToObj(i -> new Face(new Box(i, i, 100 + i, 120), 0.5f, List.of()))
                .toList();
        try (FaceCheck check = FaceCheck.create(ModelKind.CHECK.label())) {
            List<Face> together = check.judge(portrait, many);
            assertThat(together).hasSize(70);
            for (int i : new int[] {0, 31, 32, 69}) {
                assertThat(together.get(i).confidence())
                        .isCloseTo(
                                check.judge(portrait, List.of(many.get(i)))
                                        .get(0)
                                        .confidence(),
                                within(1e-4f));
            }
        }
    }

    @Test
    void theRegressionIsWhatItSays() {
        FaceCheck.Joint joint = new FaceCheck.Joint(2, 0.5, -1, 0.4);
        assertThat(joint.probability(0.5, 2)).isCloseTo(0.5, within(1e-9));
        assertThat(joint.probability(1, -4)).isLessThan(1).isGreaterThan(0.99);
        assertThat(joint.probability(0, 4)).isGreaterThan(0).isLessThan(0.01);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FaceCheck.Joint(1, 1, 0, 0))
                .withMessageContaining("score must lie above 0");
    }

    @Test
    void theDetectorThatShipsTakesItsScoreAndOneOfYoursNeitherThisNorThat(@TempDir Path folder) throws IOException {
        Path yours = folder.resolve("grid.onnx");
        Files.write(yours, StandInGrid.network());
        try (FaceCheck check = FaceCheck.create(ModelKind.CHECK.label());
                FaceDetector ours = Detectors.create("cnn");
                FaceDetector unchecked = Detectors.create("cnn:check=none");
                FaceDetector other = Detectors.create("cnn:model=" + yours)) {
            assertThat(ours.info().options())
                    .containsEntry("check", "face-check")
                    .containsEntry("score", String.valueOf(check.joint().score()));
            assertThat(unchecked.info().options().get("score"))
                    .isNotEqualTo(ours.info().options().get("score"));
            assertThat(other.info().options()).containsEntry("check", "none").containsEntry("score", "0.5");
        }
    }

    /** Where a miss does harm nothing that the detector suspects is talked away. */
    @Test
    void whatIsCoveredIsNotChecked() throws IOException {
        Frame group = Frame.of(SamplePictures.read("group.jpg"));
        try (FaceDetector checked = Detectors.create("cnn");
                FaceDetector alone = Detectors.create("cnn:check=none")) {
            assertThat(checked.suspects(group)).isEqualTo(alone.suspects(group)).hasSizeGreaterThanOrEqualTo(8);
            assertThat(checked.info().model()).contains("face-detector sha256:", "face-check sha256:");
        }
    }

    @Test
    void anotherNetworkIsRefusedInOneLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("grid.onnx");
        Files.write(file, StandInGrid.network());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("cnn:check=" + file))
                .withMessageContaining("not a network that checks faces")
                .withMessageContaining("[n, 3, side, side]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("cnn:check=nobody"))
                .withMessageContaining("nobody");
    }
}
