package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.testkit.Finds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damage at random to clips of every container, in a process of its own that a fault of native code may end: there is none, and
 * every clip is read or refused in a line at a bounded cost. {@code -Dmien.fuzz.rounds=50000} tries more clips.
 */
class ClipFuzzTest {
    /** Of the processor, for a round; {@link ClipTrial} allows less. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path temp;

    @Test
    void damagedClipsAreReadOrRefused() throws Exception {
        Path sound = Files.createDirectory(temp.resolve("sound"));
        SoundClips.all(sound);
        Path notes = temp.resolve("notes");
        List<String> ended = new ArrayList<>();
        for (long round = 0; round < Finds.ROUNDS; ) {
            Files.deleteIfExists(notes);
            Path said = temp.resolve("said");
            int exit = exit(run(sound, notes, round, said), notes);
            if (exit == 0) {
                break;
            }
            String first = Files.readString(said)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElse("");
            ended.add("round " + noted(notes) + ": exit " + exit + ", " + first);
            assertThat(noted(notes)).as(first).isNotNegative();
            round = noted(notes) + 1;
        }
        assertThat(ended).as("rounds that ended the process").isEmpty();
    }

    /** Of damage, files that end too soon are the most usual. {@code -Dmien.fuzz.rounds=99999} cuts everywhere. */
    @Test
    void everyPrefixIsReadOrRefused() throws IOException {
        for (Map.Entry<String, byte[]> sound : SoundClips.all(temp).entrySet()) {
            int length = sound.getValue().length;
            int step = Math.max(1, length * SoundClips.NUMBER / (4 * Finds.ROUNDS));
            for (int cut = 0; cut < length; cut += step) {
                Duration from = cut / step % 2 == 0 ? Duration.ZERO : Duration.ofMillis(500);
                ClipTrial.of(temp.resolve("cut-" + sound.getKey()), Arrays.copyOf(sound.getValue(), cut), from);
            }
        }
    }

    /** Ends it where a round takes for ever: by its own processor time, since a busy machine may give it none, or else by the clock. */
    private static int exit(Process process, Path notes) throws Exception {
        long at = -1;
        Duration begun = Duration.ZERO;
        long deadline = 0;
        while (!process.waitFor(1, TimeUnit.SECONDS)) {
            Duration used = process.info().totalCpuDuration().orElse(Duration.ZERO);
            if (deadline == 0 || at != noted(notes)) {
                at = noted(notes);
                begun = used;
                deadline = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
            } else if (used.minus(begun).compareTo(PATIENCE) > 0 || System.nanoTime() > deadline) {
                process.destroyForcibly();
            }
        }
        return process.exitValue();
    }

    /** The round that was begun last, -1 before the first. */
    private static long noted(Path notes) throws IOException {
        byte[] noted = Files.exists(notes) ? Files.readAllBytes(notes) : new byte[0];
        return noted.length == Long.BYTES ? ByteBuffer.wrap(noted).getLong() : -1;
    }

    private Process run(Path sound, Path notes, long round, Path said) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:ErrorFile=" + temp.resolve("crash-" + round + ".log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClipRounds.class.getName(),
                        sound.toString(),
                        notes.toString(),
                        Long.toString(round),
                        Long.toString(Finds.ROUNDS))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }
}
