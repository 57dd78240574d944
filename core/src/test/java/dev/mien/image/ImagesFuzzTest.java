package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.testkit.Finds;
import dev.mien.testkit.Mutations;
import dev.mien.testkit.ReaderPromise;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damage at random, the same in every run: a picture is read, or refused in one line, and nothing else happens. What once
 * went its own way lies in {@code found/pictures} and is tried again.
 */
class ImagesFuzzTest {
    private static final Finds FINDS = new Finds("pictures");
    private static final DecodeLimits LIMITS = new DecodeLimits(1 << 20, 1_000_000);

    /** The conversion of CMYK allocates 80 bytes for each pixel. */
    private static final ReaderPromise PROMISE =
            new ReaderPromise(ImageReadException.class, 128 * LIMITS.maxPixels(), 5);

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
        return SoundPictures.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> fuzz(entry.getKey(), entry.getValue())));
    }

    /** {@code -Dmien.fuzz.rounds=9999} cuts at every byte. */
    @TestFactory
    Stream<DynamicTest> everyPrefixIsReadOrRefused() {
        return SoundPictures.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] sound = entry.getValue();
                    assertThat(outcome(sound)).startsWith("read");
                    int step = Math.max(1, sound.length / (4 * Finds.ROUNDS));
                    for (int length = 0; length < sound.length; length += step) {
                        outcome(Arrays.copyOf(sound, length));
                    }
                }));
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
    static String outcome(byte[] damaged) {
        return PROMISE.kept(
                damaged, () -> "read, " + Images.read(damaged, "fuzz", LIMITS).channels() + " channels");
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
