package dev.mien.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.SharedData;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Quality;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Images;
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
        assertThat(quality.faults()).containsExactly("face 18 px, below 24 px");
    }

    @Test
    void aBlurredFaceIsNamedWithBothSharpnesses() {
        Quality quality = assess(face(drawn((x, y) -> (int) (128 + 100 * Math.sin(x / 8.0))), 80, 80));
        assertThat(quality.faults()).containsExactly("blurred: sharpness 0.00, below 0.05");
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
        assertThatThrownBy(() -> new QualityGate.Options(-1, 0.1)).hasMessageContaining("got -1.0 and 0.1");
        assertThatThrownBy(() -> new QualityGate.Options(24, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new QualityGate.Options(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(gate.info().options()).containsEntry("minSize", "24.0").containsEntry("minSharpness", "0.05");
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
                    Image blurred = picture.resize(12, 12).resize(48, 48);
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
