package dev.mien.train.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final int SIDE = 16;
    private final byte[] picture = picture();

    @Test
    void noneLeavesThePicture() {
        assertThat(augmented(Augmentation.Options.none(), 1)).containsExactly(plain(), within(1e-3f));
    }

    @Test
    void sameSeedSamePicture() {
        Augmentation.Options all = Augmentation.Options.defaults();
        assertThat(augmented(all, 4)).isEqualTo(augmented(all, 4)).isNotEqualTo(augmented(all, 5));
    }

    @Test
    void greysStayGreys() {
        for (int seed = 0; seed < 200; seed++) {
            for (float grey : augmented(Augmentation.Options.defaults(), seed)) {
                assertThat(grey).isBetween(0f, 255f);
            }
        }
    }

    @Test
    void mirrors() {
        float[] mirrored = augmented(new Augmentation.Options(0, 0, 0, 0, 0, 0, 1, 0, 0), 1);
        float[] plain = plain();
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                assertThat(mirrored[y * SIDE + x]).isEqualTo(plain[y * SIDE + SIDE - 1 - x], within(1e-3f));
            }
        }
    }

    @Test
    void turnsAndShiftsNoFurtherThanAsked() {
        byte[] dot = new byte[SIDE * SIDE];
        dot[8 * SIDE + 8] = (byte) 255;
        for (int seed = 0; seed < 100; seed++) {
            float[] shifted = augmented(dot, new Augmentation.Options(0, 0, 0, 0.125f, 0, 0, 0, 0, 0), seed);
            double x = 0;
            double y = 0;
            double mass = 0;
            for (int i = 0; i < shifted.length; i++) {
                x += shifted[i] * (i % SIDE);
                int row = i / SIDE;
                y += shifted[i] * row;
                mass += shifted[i];
            }
            assertThat(mass).isEqualTo(255, within(0.1));
            assertThat(x / mass).isEqualTo(8, within(2.01));
            assertThat(y / mass).isEqualTo(8, within(2.01));
        }
    }

    @Test
    void coversAShareOfThePictures() {
        int covered = 0;
        for (int seed = 0; seed < 400; seed++) {
            float[] erased = augmented(new Augmentation.Options(0, 0, 0, 0, 0, 0, 0, 0, 0.25f), seed);
            int changed = 0;
            for (int i = 0; i < erased.length; i++) {
                changed += Math.abs(erased[i] - plain()[i]) > 0.5 ? 1 : 0;
            }
            if (changed > 0) {
                covered++;
                assertThat(changed).isLessThanOrEqualTo((int) (0.25 * SIDE * SIDE));
            }
        }
        assertThat(covered).isBetween(70, 130);
    }

    private float[] augmented(Augmentation.Options options, long seed) {
        return augmented(picture, options, seed);
    }

    private static float[] augmented(byte[] pixels, Augmentation.Options options, long seed) {
        float[] target = new float[SIDE * SIDE + 3];
        new Augmentation(options, SIDE).apply(pixels, new SplittableRandom(seed), target, 3);
        return Arrays.copyOfRange(target, 3, target.length);
    }

    private float[] plain() {
        float[] plain = new float[picture.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = picture[i] & 0xff;
        }
        return plain;
    }

    private static byte[] picture() {
        byte[] picture = new byte[SIDE * SIDE];
        new Random(1).nextBytes(picture);
        return picture;
    }
}
