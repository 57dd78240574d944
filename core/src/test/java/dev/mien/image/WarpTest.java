package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.testkit.Seeded;
import dev.mien.testkit.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarpTest {
    @Seeded(50)
    void identityChangesNothing(RandomGenerator random) {
        int width = Seeds.whole(random, 1, 30);
        int height = Seeds.whole(random, 1, 30);
        Image image = TestPictures.noise(width, height, random);
        assertThat(image.warp(Affine.IDENTITY, width, height)).isEqualTo(image);
    }

    /** By whole numbers, resizing is the plain mean of blocks, computed here without any cleverness. */
    @Seeded(50)
    void shrinkingByWholeNumbersAveragesBlocks(RandomGenerator random) {
        int kx = Seeds.whole(random, 1, 6);
        int ky = Seeds.whole(random, 1, 6);
        int width = Seeds.whole(random, 1, 9);
        int height = Seeds.whole(random, 1, 9);
        Image image = TestPictures.noise(width * kx, height * ky, random);
        Image small = image.resize(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < image.channels(); c++) {
                    double sum = 0;
                    for (int i = 0; i < kx * ky; i++) {
                        sum += image.sample(x * kx + i % kx, y * ky + i / kx, c);
                    }
                    assertThat(small.sample(x, y, c)).isEqualTo((int) Math.floor(sum / (kx * ky) + 0.5));
                }
            }
        }
    }

    @Seeded(50)
    void greyAtOnceIsWarpedThenGreyButForRounding(RandomGenerator random) {
        Affine map = rotation(random, 0.1, 3);
        Image image = TestPictures.noise(40, 30, random);
        Image expected = image.warp(map, 13, 17).toGray();
        Image warped = image.warpToGray(map, 13, 17);
        for (int i = 0; i < 13 * 17; i++) {
            assertThat(warped.sample(i % 13, i / 13, 0)).isCloseTo(expected.sample(i % 13, i / 13, 0), within(1));
        }
    }

    @Seeded(50)
    void aConstantStaysConstant(RandomGenerator random) {
        int value = Seeds.whole(random, 0, 255);
        byte[] samples = new byte[40 * 30];
        Arrays.fill(samples, (byte) value);
        Image flat = Image.gray(40, 30, samples);
        Image warped = flat.warp(rotation(random, 0.02, 5), 13, 17);
        for (int i = 0; i < 13 * 17; i++) {
            assertThat(warped.sample(i % 13, i / 13, 0)).isEqualTo(value);
        }
    }

    /** A linear ramp is what bilinear interpolation and block means both keep, so positions show to a fraction. */
    @Seeded(100)
    void aRampIsExactInside(RandomGenerator random) {
        double angle = Seeds.real(random, -3.1, 3.1);
        double scale = Seeds.real(random, 0.15, 3);
        boolean gray = random.nextBoolean();
        int side = 120;
        Image ramp = TestPictures.of(side, side, gray ? 1 : 3, (x, y, c) -> c == 1 ? 2 * y : 2 * x);
        Affine map = Affine.translate(-side / 2.0, -side / 2.0)
                .then(rotation(angle, scale))
                .then(Affine.translate(8, 8));
        Image warped = ramp.warp(map, 16, 16);
        Affine back = map.inverse();
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                Point p = back.apply(new Point(x + 0.5, y + 0.5));
                double margin = 2 / scale + 2;
                if (Math.min(p.x(), p.y()) > margin && Math.max(p.x(), p.y()) < side - margin) {
                    assertThat((double) warped.sample(x, y, 0)).isCloseTo(2 * (p.x() - 0.5), within(1.01));
                    if (!gray) {
                        assertThat((double) warped.sample(x, y, 1)).isCloseTo(2 * (p.y() - 0.5), within(1.01));
                    }
                }
            }
        }
    }

    @Seeded(50)
    void mirroringFirstOrLastIsTheSame(RandomGenerator random) {
        double angle = Seeds.real(random, -0.5, 0.5);
        double scale = Seeds.real(random, 1, 3);
        Image image = TestPictures.noise(31, 24, 3, random.nextLong());
        Affine map = rotation(angle, scale).then(Affine.translate(3, -2));
        Affine mirrored = new Affine(-1, 0, 31, 0, 1, 0).then(map).then(new Affine(-1, 0, 20, 0, 1, 0));
        assertWithin(
                image.mirror().warp(mirrored, 20, 20), image.warp(map, 20, 20).mirror(), 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void mirroringFirstOrLastIsTheSameWhenShrinking(int k) {
        Image image = TestPictures.noise(20 * k, 15 * k, 1, k);
        assertWithin(image.mirror().resize(20, 15), image.resize(20, 15).mirror(), 0);
    }

    @Test
    void beyondTheEdgeTheNearestPixelRepeats() {
        Image image = Image.gray(2, 1, new byte[] {10, (byte) 200});
        Image wide = image.warp(Affine.translate(2, 1), 6, 3);
        assertThat(wide).isEqualTo(Image.gray(6, 3, new byte[] {
            10, 10, 10, (byte) 200, (byte) 200, (byte) 200,
            10, 10, 10, (byte) 200, (byte) 200, (byte) 200,
            10, 10, 10, (byte) 200, (byte) 200, (byte) 200
        }));
    }

    @Test
    void whatLiesWhollyOutsideShowsTheEdge() {
        Image image = TestPictures.noise(64, 64, 1, 1);
        Image away = image.warp(Affine.scale(0.1, 0.1).then(Affine.translate(1e7, 1e7)), 4, 4);
        assertThat(new int[] {away.sample(0, 0, 0), away.sample(3, 3, 0)}).containsOnly(image.sample(0, 0, 0));
    }

    @Test
    void aCheckerboardFinerThanTheTargetTurnsGrey() {
        Image board = TestPictures.of(400, 400, 1, (x, y, c) -> (x + y) % 2 * 254);
        Image small = board.warp(rotation(0.3, 0.1).then(Affine.translate(12, 0)), 30, 30);
        for (int i = 0; i < 900; i++) {
            assertThat(small.sample(i % 30, i / 30, 0)).isBetween(119, 135);
        }
    }

    @Test
    void enormousReductionsCount() {
        Image image = TestPictures.of(3000, 2000, 1, (x, y, c) -> x < 1500 ? 0 : 255);
        assertThat(image.resize(1, 1).sample(0, 0, 0)).isEqualTo(128);
    }

    @Test
    void anImpossibleTargetIsRefused() {
        Image image = TestPictures.noise(8, 8, 1, 1);
        assertThatThrownBy(() -> image.resize(0, 5)).hasMessageContaining("at least 1x1, got 0x5");
        assertThatThrownBy(() -> image.warp(Affine.IDENTITY, 5, -1)).hasMessageContaining("at least 1x1");
        assertThatThrownBy(() -> image.warp(Affine.scale(0, 1), 5, 5)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> image.warp(Affine.IDENTITY, 1 << 20, 1 << 20)).isInstanceOf(ArithmeticException.class);
    }

    private static Affine rotation(RandomGenerator random, double minScale, double maxScale) {
        return rotation(Seeds.real(random, -3.1, 3.1), Seeds.real(random, minScale, maxScale));
    }

    private static Affine rotation(double angle, double scale) {
        double cos = scale * Math.cos(angle);
        double sin = scale * Math.sin(angle);
        return new Affine(cos, -sin, 0, sin, cos, 0);
    }

    private static void assertWithin(Image actual, Image expected, int most) {
        assertThat(actual.width()).isEqualTo(expected.width());
        for (int y = 0; y < actual.height(); y++) {
            for (int x = 0; x < actual.width(); x++) {
                for (int c = 0; c < actual.channels(); c++) {
                    assertThat(actual.sample(x, y, c)).isCloseTo(expected.sample(x, y, c), within(most));
                }
            }
        }
    }
}
