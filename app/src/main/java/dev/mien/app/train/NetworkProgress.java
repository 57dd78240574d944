package dev.mien.app.train;

import dev.mien.app.console.PhaseProgress;
import dev.mien.app.console.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/** The training of a network on standard error: a bar with the time left on a terminal, elsewhere a line now and then. */
final class NetworkProgress implements dev.mien.train.net.Progress, AutoCloseable {
    private static final long LINE_EVERY = Duration.ofMinutes(1).toNanos();

    private final PhaseProgress bars = new PhaseProgress();
    private final PrintWriter lines;
    private String phase = "";
    private int first;
    private long started;
    private long said;

    NetworkProgress(PrintWriter lines) {
        this.lines = lines;
    }

    @Override
    public void step(String current, int done, int of) {
        long now = System.nanoTime();
        if (!current.equals(phase)) {
            phase = current;
            // A training that is resumed begins beyond the steps of its earlier run.
            first = done - 1;
            started = now;
            said = now;
        }
        bars.update(current, done, of);
        if (!Progress.onTerminal() && now - said >= LINE_EVERY) {
            said = now;
            Duration left = Duration.ofNanos((now - started) / (done - first) * (of - done));
            lines.println(current + ": " + done + " of " + of + ", " + (left.toMinutes() + 1) + " min left");
        }
    }

    @Override
    public void epoch(String summary) {
        if (Progress.onTerminal()) {
            bars.note(summary);
        } else {
            lines.println(summary);
        }
    }

    @Override
    public void close() {
        bars.close();
    }
}
