package dev.mien.video;

import com.code_intelligence.jazzer.api.Jazzer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clips of one container, damaged as what becomes of them suggests: FFmpeg is native, so that its coverage cannot be seen. An input
 * is where reading begins, in sixteenths of a second, and the clip. One class for each container, since a fuzzer of this kind has a
 * process for itself.
 */
abstract class ClipJazzer {
    private static final long SIXTEENTH = 1000 / 16;

    @TempDir
    private static Path temp;

    static Stream<Named<byte[]>> seeds(String name) {
        byte[] clip = SoundClips.of(name, temp);
        return Stream.of(0, 8).map(start -> {
            byte[] input = new byte[clip.length + 1];
            input[0] = (byte) (int) start;
            System.arraycopy(clip, 0, input, 1, clip.length);
            return Named.of(name + " from " + start * SIXTEENTH + " ms", input);
        });
    }

    static void read(String name, byte[] input) throws IOException {
        if (input.length > 0) {
            Duration from = Duration.ofMillis((input[0] & 0x1f) * SIXTEENTH);
            String way = ClipTrial.of(temp.resolve("read-" + name), Arrays.copyOfRange(input, 1, input.length), from);
            Jazzer.exploreState((byte) way.hashCode(), 0);
        }
    }
}
