package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mien.testkit.Finds;
import dev.mien.testkit.Mutations;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/**
 * Damage at random, the same in every run: a picture is read, or refused in one line, and nothing else happens. What once
 * went its own way lies in {@code found/pictures} and is tried again.
 */
class ImagesFuzzTest {
    private static final Finds FINDS = new Finds("pictures");
    private static final DecodeLimits LIMITS = new DecodeLimits(1 << 20, 1_000_000);

    /** Bytes allocated in all, freed ones too. The conversion of CMYK takes 80 for each pixel. */
    private static final long MOST_MEMORY = 128 * LIMITS.maxPixels();

    private static final long MOST_SECONDS = 5;

    static List<Path> found() {
        return FINDS.files();
    }

    @ParameterizedTest
    @MethodSource("found")
    void whatWasFoundOnceIsReadOrRefused(Path file) throws Exception {
        outcome(Files.readAllBytes(file));
    }

    @TestFactory
    Stream<DynamicTest> damagedPicturesAreReadOrRefused() {
        return sound().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> fuzz(entry.getKey(), entry.getValue())));
    }

    private static Map<String, byte[]> sound() {
        Image picture = TestPictures.noise(24, 17, 3, 5);
        BufferedImage palette = new BufferedImage(24, 17, BufferedImage.TYPE_BYTE_INDEXED);
        palette.getGraphics().drawImage(picture.toBufferedImage(), 0, 0, null);
        byte[] jpeg = TestPictures.encode(picture, "jpeg");
        byte[] png = TestPictures.encode(picture, "png");

        Map<String, byte[]> sound = new LinkedHashMap<>();
        sound.put("jpeg", jpeg);
        sound.put("jpeg-exif", TestPictures.withExif(jpeg, 6));
        sound.put("jpeg-profile", TestPictures.withProfile(jpeg, TestPictures.ascii("no profile")));
        sound.put("jpeg-cmyk", TestPictures.JPEG_CMYK);
        sound.put("jpeg-ycck", TestPictures.JPEG_YCCK);
        sound.put("png", png);
        sound.put("png-exif", TestPictures.withChunk(png, "eXIf", TestPictures.orientationBlock(6)));
        sound.put("png-palette", TestPictures.encode(palette, "png"));
        sound.put("gif", TestPictures.encode(picture, "gif"));
        sound.put("gif-animated", TestPictures.animatedGif(picture, picture.mirror()));
        sound.put("bmp", TestPictures.encode(picture, "bmp"));
        sound.put("bmp-palette", TestPictures.encode(palette, "bmp"));
        sound.put("tiff", TestPictures.encode(picture, "tiff"));
        sound.put("tiff-turned", TestPictures.tiff(picture, 6));
        sound.put("webp-lossy", TestPictures.WEBP_LOSSY);
        sound.put("webp-lossless", TestPictures.WEBP_LOSSLESS);
        sound.put("webp-alpha", TestPictures.WEBP_ALPHA);
        sound.put("webp-animated", TestPictures.WEBP_ANIMATED);
        sound.put("webp-turned", TestPictures.WEBP_TURNED);
        return sound;
    }

    private static void fuzz(String name, byte[] sound) {
        RandomGenerator random = new SplittableRandom(sound.length);
        List<byte[]> pool = new ArrayList<>(List.of(sound));
        int refused = 0;
        for (int round = 0; round < Finds.ROUNDS; round++) {
            byte[] damaged = Mutations.damage(pool.get(random.nextInt(pool.size())), random);
            if (name.startsWith("png") && random.nextBoolean()) {
                mendChecksums(damaged);
            }
            String outcome = outcome(damaged);
            refused += outcome.startsWith("read") ? 0 : 1;
            if (FINDS.add(name.replaceFirst("-.*", ""), outcome, damaged)) {
                pool.add(damaged);
            }
        }
        assertThat(refused).as("damage that was noticed").isPositive();
    }

    /** What became of it, in words that are the same for the same way through the decoder. */
    private static String outcome(byte[] damaged) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = thread.getCurrentThreadAllocatedBytes();
        long time = thread.getCurrentThreadCpuTime();
        String outcome;
        try {
            Image image = Images.read(damaged, "fuzz", LIMITS);
            outcome = "read, " + image.channels() + " channels";
        } catch (ImageReadException e) {
            assertThat(e.getMessage()).matches("fuzz: [^\\n\\r]+").hasSizeLessThan(400);
            outcome = Finds.way(e);
        } catch (Throwable t) {
            throw new AssertionFailedError("let out " + t + " on " + Finds.hex(damaged), t);
        }
        memory = thread.getCurrentThreadAllocatedBytes() - memory;
        time = thread.getCurrentThreadCpuTime() - time;
        assertThat(memory).as("bytes taken for %s", Finds.hex(damaged)).isLessThan(MOST_MEMORY);
        assertThat(time / 1e9).as("seconds taken for %s", Finds.hex(damaged)).isLessThan(MOST_SECONDS);
        return outcome;
    }

    /** So that damage gets past the checksums of PNG. */
    private static void mendChecksums(byte[] png) {
        ByteBuffer file = ByteBuffer.wrap(png);
        for (long at = 8; at + 12 <= png.length; ) {
            int start = (int) at;
            at += 12 + Integer.toUnsignedLong(file.getInt(start));
            if (at <= png.length) {
                CRC32 checksum = new CRC32();
                checksum.update(png, start + 4, (int) at - start - 8);
                file.putInt((int) at - 4, (int) checksum.getValue());
            }
        }
    }
}
