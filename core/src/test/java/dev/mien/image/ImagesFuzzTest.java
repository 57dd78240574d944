package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/** Damage at random, the same in every run: a picture is read, or refused in one line, and nothing else happens. */
class ImagesFuzzTest {
    private static final int ROUNDS = 60;

    @TestFactory
    Stream<DynamicTest> damagedPicturesAreReadOrRefused() {
        Map<String, byte[]> sound = new LinkedHashMap<>();
        Image picture = TestPictures.noise(24, 17, 3, 5);
        for (String format : new String[] {"jpeg", "png", "gif", "bmp", "tiff"}) {
            sound.put(format, TestPictures.encode(picture, format));
        }
        sound.put("exif", TestPictures.withExif(TestPictures.encode(picture, "jpeg"), 6));
        sound.put("cmyk", TestPictures.JPEG_CMYK);
        sound.put("webp-lossy", TestPictures.WEBP_LOSSY);
        sound.put("webp-lossless", TestPictures.WEBP_LOSSLESS);
        sound.put("webp-alpha", TestPictures.WEBP_ALPHA);
        sound.put("webp-animated", TestPictures.WEBP_ANIMATED);
        sound.put("webp-turned", TestPictures.WEBP_TURNED);
        return sound.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> fuzz(entry.getValue())));
    }

    private static void fuzz(byte[] sound) {
        Random random = new Random(sound.length);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(sound, random);
            try {
                Images.read(damaged, "fuzz", new DecodeLimits(1 << 20, 4_000_000));
            } catch (ImageReadException e) {
                assertThat(e.getMessage()).startsWith("fuzz: ").doesNotContain("\n");
                refused++;
            } catch (Throwable t) {
                throw new AssertionFailedError(
                        "round " + round + " let out " + t + " on " + Arrays.toString(damaged), t);
            }
        }
        assertThat(refused).as("damage that was noticed").isPositive();
    }

    /** Half of the damage falls on the first 64 bytes, where the headers are. */
    private static byte[] damage(byte[] sound, Random random) {
        byte[] damaged = sound.clone();
        int flips = 1 + random.nextInt(4);
        for (int i = 0; i < flips; i++) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(64, damaged.length) : damaged.length);
            damaged[at] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }
}
