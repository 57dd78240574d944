package dev.mien.dataset;

import dev.mien.testkit.Finds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets that end too soon are read as far as they go, or refused in a line. {@code -Dmien.fuzz.rounds=9999} cuts everywhere. */
class DatasetPrefixTest {
    @TempDir
    private Path temp;

    @Test
    void everyPrefixOfATableIsReadOrRefused() throws IOException {
        cut("data.csv", CsvJazzerTest.seeds());
    }

    @Test
    void everyPrefixOfAZipIsReadOrRefused() throws IOException {
        cut("data.zip", ZipJazzerTest.seeds(temp));
    }

    private void cut(String name, Stream<Named<byte[]>> seeds) throws IOException {
        for (Named<byte[]> seed : seeds.toList()) {
            byte[] sound = seed.getPayload();
            for (int length : cuts(sound.length)) {
                DatasetTrial.of(temp.resolve(name), Arrays.copyOf(sound, length));
            }
        }
    }

    private static int[] cuts(int length) {
        int step = Math.max(1, length / Finds.ROUNDS);
        return IntStream.iterate(0, at -> at < length, at -> at + step).toArray();
    }
}
