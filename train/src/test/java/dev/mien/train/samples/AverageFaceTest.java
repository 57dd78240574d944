package dev.mien.train.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cascade.OpenCv;
import dev.mien.image.Image;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AverageFaceTest {
    private static final int SIDE = Textures.SIDE;
    private static final int COPIES = 40;

    @BeforeAll
    static void load() {
        OpenCv.load();
    }

    @Test
    void showsWhatShiftedAndNoisyCopiesHaveInCommon() {
        Image pattern = Textures.symmetric(2);
        List<Image> copies = copies(pattern, false);
        AverageFace.Result average = new AverageFace(SIDE, true).of(copies);
        assertThat(average.used()).isEqualTo(COPIES / 2);
        assertHalvesTheError(copies, average.mean(), pattern);
    }

    @Test
    void turnsMirroredFacesOver() {
        Image pattern = Textures.smooth(3);
        List<Image> copies = copies(pattern, true);
        float[] mean = new AverageFace(SIDE, false).of(copies).mean();
        assertHalvesTheError(copies, mean, pattern);
    }

    @Test
    void aSymmetricAverageIsItsOwnMirrorImage() {
        float[] mean = new AverageFace(SIDE, true)
                .of(copies(Textures.smooth(4), false))
                .mean();
        for (int i = 0; i < mean.length; i++) {
            assertThat(mean[i]).isEqualTo(mean[i - i % SIDE + SIDE - 1 - i % SIDE]);
        }
    }

    /** Against the plain mean of all copies. */
    private static void assertHalvesTheError(List<Image> copies, float[] mean, Image pattern) {
        double plain = 1 - correlation(plainMean(copies), pattern.toFloats());
        assertThat(plain).isGreaterThan(0.01);
        assertThat(1 - correlation(mean, pattern.toFloats())).isLessThan(plain / 2);
    }

    private static List<Image> copies(Image pattern, boolean someMirrored) {
        Random random = new Random(9);
        return IntStream.range(0, COPIES)
                .mapToObj(i -> Textures.disturbed(someMirrored && i % 4 == 0 ? pattern.mirror() : pattern, random))
                .toList();
    }

    private static float[] plainMean(List<Image> pictures) {
        float[] mean = new float[SIDE * SIDE];
        for (Image picture : pictures) {
            float[] levels = picture.toFloats();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += levels[i] / pictures.size();
            }
        }
        return mean;
    }

    /** Pearson's, over the middle. */
    private static double correlation(float[] a, float[] b) {
        double n = 0;
        double sumA = 0;
        double sumB = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int y = SIDE / 5; y < SIDE - SIDE / 5; y++) {
            for (int i = y * SIDE + SIDE / 5; i < y * SIDE + SIDE - SIDE / 5; i++) {
                n++;
                sumA += a[i];
                sumB += b[i];
                aa += (double) a[i] * a[i];
                bb += (double) b[i] * b[i];
                ab += (double) a[i] * b[i];
            }
        }
        return (ab - sumA * sumB / n) / Math.sqrt((aa - sumA * sumA / n) * (bb - sumB * sumB / n));
    }
}
