package dev.mien.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of its own that is asked to end while it works. */
class InterruptionTest {
    /** Works until it is told to stop, then takes its time over what is left to write. */
    static final class Worker {
        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            try (Interruption interruption = new Interruption()) {
                Object stop = new Object();
                interruption.onStop(() -> {
                    synchronized (stop) {
                        stop.notifyAll();
                    }
                });
                Files.createFile(folder.resolve("begun"));
                synchronized (stop) {
                    while (!interruption.isAsked()) {
                        stop.wait(100);
                    }
                }
                List<String> late = new ArrayList<>();
                interruption.onStop(() -> late.add("told at once"));
                TimeUnit.MILLISECONDS.sleep(300);
                Files.write(folder.resolve("written"), late);
            }
            Thread.sleep(60_000);
        }
    }

    @TempDir
    private Path temp;

    @Test
    void theProgramEndsOnlyWhenAllIsWritten() throws Exception {
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        temp.toString())
                .inheritIO()
                .start();
        try {
            while (worker.isAlive() && !Files.exists(temp.resolve("begun"))) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            worker.destroy();
            assertThat(worker.waitFor(25, TimeUnit.SECONDS)).as("ends").isTrue();
            assertThat(temp.resolve("written")).hasContent("told at once");
        } finally {
            worker.destroyForcibly();
        }
    }

    @Test
    void whoIsNotInterruptedLeavesNothingBehind() {
        Interruption interruption = new Interruption();
        interruption.onStop(() -> {
            throw new AssertionError("nobody asked");
        });
        interruption.close();
        assertThat(interruption.isAsked()).isFalse();
    }
}
