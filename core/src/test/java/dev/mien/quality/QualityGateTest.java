package dev.mien.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FaceGeometry;
import dev.mien.face.Frame;
import dev.mien.face.HeadPose;
import dev.mien.face.Quality;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Images;
import dev.mien.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class QualityGateTest {
    private final QualityGate gate = new QualityGate(QualityGate.Options.defaults());

    @Test
    void aCrispLargeFacePasses() {
        Quality quality = assess(face(drawn((x, y) -> (x / 6 + y / 6) % 2 * 150 + 50), 80, 90));
        assertThat(quality.pass()).isTrue();
        assertThat(quality.size()).isEqualTo(80);
    }

    @Test
    void aSmallFaceIsNamedWithBothSizes() {
        Quality quality = assess(face(drawn((x, y) -> (x / 6 + y / 6) % 2 * 150 + 50), 18, 30));
        assertThat(quality.faults()).containsExactly("face 18 px, below 20 px");
    }

    @Test
    void aBlurredFaceIsNamedWithBothSharpnesses() {
        Quality quality = assess(face(drawn((x, y) -> (int) (128 + 100 * Math.sin(x / 8.0))), 80, 80));
        assertThat(quality.faults()).containsExactly("blurred: sharpness 0.00, below 0.03");
        assertThat(quality.pass()).isFalse();
    }

    @Test
    void aFlatCropHasNoSharpness() {
        assertThat(sharpness(drawn((x, y) -> 77))).isZero();
    }

    /** Columns of 0 and 255 by turns: V = 127.5², the Laplacian is ±510, so L / (L + V) = 16 / 17. */
    @Test
    void sharpnessFollowsItsFormula() {
        assertThat(sharpness(drawn((x, y) -> x % 2 * 255))).isCloseTo(16.0 / 17, within(1e-9));
    }

    @Test
    void noiseHasTheSharpnessThatTheJavadocStates() {
        Random random = new Random(1);
        assertThat(sharpness(drawn((x, y) -> random.nextInt(256)))).isCloseTo(20.0 / 21, within(0.01));
    }

    @Test
    void contrastAndBrightnessDoNotMatter() {
        Image strong = drawn((x, y) -> x * y % 7 * 30 + 20);
        Image weak = drawn((x, y) -> x * y % 7 * 6 + 150);
        assertThat(sharpness(weak)).isCloseTo(sharpness(strong), within(1e-9));
    }

    @Test
    void theSizeOfTheCropDoesNotMatter() {
        Image crop = drawn(48, (x, y) -> (x / 5 + y / 7) % 2 * 200);
        Image fourfold = drawn(192, (x, y) -> (x / 20 + y / 28) % 2 * 200);
        assertThat(sharpness(fourfold)).isEqualTo(sharpness(crop));
    }

    @Test
    void blurringLowersIt() {
        Random random = new Random(2);
        Image crop = drawn((x, y) -> x / 8 % 2 * 100 + random.nextInt(60));
        double last = sharpness(crop);
        for (int side : new int[] {24, 16, 12, 8}) {
            double next = sharpness(crop.resize(side, side).resize(48, 48));
            assertThat(next).isLessThan(last);
            last = next;
        }
    }

    @Test
    void optionsAreCheckedAndStated() {
        assertThatThrownBy(() -> new QualityGate.Options(-1, 0, 0, 1, 90, 90, 0, 0, 1))
                .hasMessage("quality gate needs minSize of at least 0, got -1.0");
        assertThatThrownBy(() -> new QualityGate.Options(24, 1.5, 0, 1, 90, 90, 0, 0, 1))
                .hasMessage("quality gate needs minSharpness of at least 0 and at most 1, got 1.5");
        assertThatThrownBy(() -> new QualityGate.Options(24, 0, 0, 1, Double.NaN, 90, 0, 0, 1))
                .hasMessageContaining("maxYaw");
        assertThat(gate.info().options())
                .containsOnlyKeys(
                        "minSize",
                        "minSharpness",
                        "minContrast",
                        "maxOutside",
                        "maxYaw",
                        "maxPitch",
                        "minConfidence",
                        "minFit",
                        "maxCovered");
    }

    /** Half of the pixels 100, half 140: they lie 20 from their mean. */
    @Test
    void contrastIsTheStandardDeviation() {
        assertThat(assess(face(drawn((x, y) -> x % 2 * 40 + 100), 80, 80)).contrast())
                .isCloseTo(20, within(1e-9));
    }

    @Test
    void aFaceInTheDarkIsNamedWithBothContrasts() {
        Quality quality = assess(face(drawn((x, y) -> (x / 6 + y / 6) % 2 * 7), 80, 90));
        assertThat(quality.faults()).containsExactly("too dark or flat: contrast 3.5, below 10.0");
    }

    @Test
    void theShareOutsideTheFrameIsThatOfTheCrop() {
        Image frame = crisp();
        for (double moved : new double[] {-60, -24, -12, 0, 12, 24, 60}) {
            AlignedFace face = placed(frame, Affine.translate(moved, 0));
            double share = Math.min(1, Math.abs(moved) / 48);
            assertThat(assess(frame, face).outside()).as("moved by " + moved).isCloseTo(share, within(1e-9));
        }
        AlignedFace corner = placed(frame, Affine.translate(12, -24));
        assertThat(assess(frame, corner).outside()).isCloseTo(1 - 0.75 * 0.5, within(1e-9));
    }

    /** A square turned by 45 degrees on a frame of its own size: the octagon that is left has 2 (√2 - 1) of its area. */
    @Test
    void aTurnedCropIsMeasuredToo() {
        Image frame = crisp();
        double half = Math.sqrt(0.5);
        Affine turn = Affine.translate(-24, -24).then(new Affine(half, -half, 24, half, half, 24));
        assertThat(assess(frame, placed(frame, turn)).outside()).isCloseTo(1 - 2 * (Math.sqrt(2) - 1), within(0.015));
    }

    @Test
    void aFaceCutByTheFrameIsNamedWithBothShares() {
        QualityGate strict = new QualityGate(new QualityGate.Options(0, 0, 0, 0.25, 180, 180, 0, 0, 1));
        Image frame = crisp();
        Frame seen = Frame.of(frame);
        assertThat(strict.assess(seen, placed(frame, Affine.translate(0, 18)), Optional.empty())
                        .faults())
                .containsExactly("38 % of the face outside the picture, above 25 %");
        assertThat(strict.assess(seen, placed(frame, Affine.translate(0, 12)), Optional.empty())
                        .pass())
                .isTrue();
    }

    @Test
    void aTurnedHeadIsNamedWithBothAngles() {
        assertThat(posed(-52, 0, 80)).containsExactly("turned 52°, above 45°");
        assertThat(posed(0, 41, 0)).containsExactly("turned up 41°, above 35°");
        assertThat(posed(46, -41, 0)).containsExactly("turned 46°, above 45°", "turned down 41°, above 35°");
        assertThat(posed(44, -34, 170)).isEmpty();
    }

    private static List<String> posed(double yaw, double pitch, double roll) {
        QualityGate poses = new QualityGate(new QualityGate.Options(0, 0, 0, 1, 45, 35, 0, 0, 1));
        FaceGeometry geometry = new FaceGeometry(new HeadPose(yaw, pitch, roll), 0.3, 0.3, 0);
        Image frame = crisp();
        return poses.assess(Frame.of(frame), placed(frame, Affine.IDENTITY), Optional.of(geometry))
                .faults();
    }

    @Test
    void aDoubtfulDetectionIsNamedWithBothConfidences() {
        QualityGate sure = new QualityGate(new QualityGate.Options(0, 0, 0, 1, 180, 180, 0.6, 0, 1));
        Image frame = crisp();
        Face doubtful = new Face(new Box(0, 0, 48, 48), 0.41f, List.of());
        AlignedFace face = new AlignedFace(doubtful, frame, Affine.IDENTITY, AlignedFace.Basis.BOX);
        assertThat(sure.assess(Frame.of(frame), face, Optional.empty()).faults())
                .containsExactly("found with confidence 0.41, below 0.60");
    }

    @Test
    void withoutLimitsEveryFacePasses() {
        QualityGate open = new QualityGate(QualityGate.Options.none());
        Image flat = drawn((x, y) -> 77);
        FaceGeometry geometry = new FaceGeometry(new HeadPose(170, -89, 0), 0.3, 0.3, 0);
        assertThat(open.assess(Frame.of(flat), placed(flat, Affine.translate(48, 0)), Optional.of(geometry))
                        .pass())
                .isTrue();
    }

    private static Image crisp() {
        return drawn((x, y) -> (x / 6 + y / 6) % 2 * 150 + 50);
    }

    private Quality assess(Image frame, AlignedFace face) {
        return gate.assess(Frame.of(frame), face, Optional.empty());
    }

    private static AlignedFace placed(Image frame, Affine cropToFrame) {
        Face face = new Face(new Box(0, 0, 48, 48), 0.9f, List.of());
        Image crop = frame.warp(cropToFrame.inverse(), 48, 48);
        return new AlignedFace(face, crop, cropToFrame, AlignedFace.Basis.BOX);
    }

    /** The figures behind the default threshold, on every twelfth picture. */
    @Test
    void ferPlusPassesAndItsBlurredPicturesDoNot() throws IOException {
        int pictures = 0;
        int refused = 0;
        int refusedBlurred = 0;
        try (ZipFile zip =
                new ZipFile(SharedData.require("data/ferplus-valid.zip").toFile())) {
            List<? extends ZipEntry> entries =
                    zip.stream().filter(e -> e.getName().endsWith(".png")).toList();
            for (int i = 0; i < entries.size(); i += 12) {
                try (InputStream in = zip.getInputStream(entries.get(i))) {
                    Image picture = Images.read(in, entries.get(i).getName());
                    pictures++;
                    refused += assess(AlignedFace.ofCrop(picture)).pass() ? 0 : 1;
                    Image blurred = picture.resize(10, 10).resize(48, 48);
                    refusedBlurred += assess(AlignedFace.ofCrop(blurred)).pass() ? 0 : 1;
                }
            }
        }
        assertThat(pictures).isGreaterThan(100);
        assertThat((double) refused / pictures).isLessThan(0.02);
        assertThat((double) refusedBlurred / pictures).isGreaterThan(0.9);
    }

    private double sharpness(Image crop) {
        return assess(face(crop, 100, 100)).sharpness();
    }

    private Quality assess(AlignedFace face) {
        return gate.assess(Frame.of(face.crop()), face, Optional.empty());
    }

    private static AlignedFace face(Image crop, double width, double height) {
        return new AlignedFace(
                new Face(new Box(0, 0, width, height), 1, List.of()), crop, Affine.IDENTITY, AlignedFace.Basis.BOX);
    }

    private static Image drawn(IntBinaryOperator painter) {
        return drawn(48, painter);
    }

    private static Image drawn(int side, IntBinaryOperator painter) {
        byte[] samples = new byte[side * side];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) painter.applyAsInt(i % side, i / side);
        }
        return Image.gray(side, side, samples);
    }
}
