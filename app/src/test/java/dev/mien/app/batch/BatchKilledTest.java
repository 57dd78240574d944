package dev.mien.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.app.Mien;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed at any moment and goes on comes to what an undisturbed one does, byte for byte. {@code -Dmien.kills=60} tries
 * so many moments.
 */
class BatchKilledTest {
    private static final int KILLS = Math.max(2, Integer.getInteger("mien.kills", 4) / 2);
    private static final int PICTURES = 20;
    private static final int LONGEST_PAUSE = 60;

    @TempDir
    private static Path in;

    private static int media;

    @TempDir
    private Path temp;

    @BeforeAll
    static void inputs() throws IOException {
        media = BatchInputs.make(in, PICTURES);
    }

    @Test
    void whatGoesOnAfterAKillComesToTheSame() throws Exception {
        Path whole = temp.resolve("whole");
        assertThat(start(whole, "log").waitFor()).isEqualTo(1);
        Map<String, String> expected = BatchInputs.output(whole);
        assertThat(expected).hasSize(media - 2 + 2 * 2 + 6);
        RandomGenerator random = new SplittableRandom(17);
        for (int kill = 0; kill < KILLS; kill++) {
            // From before the first medium to after the last, when tables are made; then a moment more.
            int after = kill * media / Math.max(1, KILLS - 1);
            Path out = temp.resolve("out" + kill);
            kill(start(out, "log" + kill), out, after, random.nextInt(LONGEST_PAUSE));
            Process resumed = start(out, "log" + kill);
            assertThat(resumed.waitFor())
                    .as(Files.readString(temp.resolve("log" + kill)))
                    .isEqualTo(1);
            assertThat(BatchInputs.output(out)).as("killed after " + after).isEqualTo(expected);
        }
    }

    @Test
    void whoAsksItToStopMayGoOnLater() throws Exception {
        Path out = temp.resolve("out");
        Process process = start(out, "log");
        await(process, out, media / 3);
        process.destroy();
        process.waitFor();
        long done = lines(out);
        assertThat(Files.readString(temp.resolve("log"))).contains("stopped after", "go on with --resume");
        assertThat(done).isLessThan(media);
        assertThat(start(out, "log").waitFor()).isEqualTo(1);
        assertThat(Files.readString(temp.resolve("log"))).contains(done + " of " + media + " media are done");
        assertThat(Files.readAllLines(out.resolve("failed.csv"))).hasSize(3);
    }

    private static void kill(Process process, Path out, int after, int pause) throws Exception {
        await(process, out, after);
        process.waitFor(pause, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
    }

    /** Until so many media are done. */
    private static void await(Process process, Path out, int after) throws Exception {
        while (process.isAlive() && lines(out) < after) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
    }

    private static long lines(Path out) throws IOException {
        Path journal = out.resolve("journal/done.log");
        if (!Files.exists(journal)) {
            return 0;
        }
        byte[] bytes = Files.readAllBytes(journal);
        long lines = 0;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    private Process start(Path out, String log) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Xmx512m", "-Xss4m", "-cp", System.getProperty("java.class.path")));
        command.add(Mien.class.getName());
        command.addAll(List.of("batch", in.toString(), "--pipeline", "fast", "--threads", "3", "--resume"));
        command.addAll(List.of("--export", "eaf,openface", "--out", out.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve(log).toFile())
                .start();
    }
}
