package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Interruption;
import dev.mien.app.console.Lines;
import dev.mien.app.console.PhaseProgress;
import dev.mien.app.console.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * The training of a network on standard error: a bar with the time left on a terminal, elsewhere a line now and then. Ctrl-C
 * stops it after the step under way.
 */
final class NetworkProgress implements dev.mien.train.engine.Progress {
    private static final long LINE_EVERY = Duration.ofMinutes(1).toNanos();

    private final PhaseProgress bars;
    private final Interruption interruption;
    private final PrintWriter lines;
    private String phase = "";
    private int first;
    private long started;
    private long said;

    private NetworkProgress(PhaseProgress bars, Interruption interruption, PrintWriter lines) {
        this.bars = bars;
        this.interruption = interruption;
        this.lines = lines;
    }

    /** What is to be done while its progress is shown. */
    interface Work {
        /** @return the exit code */
        int run(NetworkProgress progress) throws IOException;
    }

    /** Does the work; if the user stops it, says how to go on. */
    static int show(PrintWriter lines, Work work) throws IOException {
        try (Interruption interruption = new Interruption()) {
            try (PhaseProgress bars = new PhaseProgress()) {
                return work.run(new NetworkProgress(bars, interruption, lines));
            } catch (InterruptedIOException e) {
                // Here and not by the caller: the program ends once the interruption is closed.
                lines.println("mien: " + Lines.of(e));
                lines.flush();
                return ExitCode.SOME_FAILED;
            }
        }
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
    public boolean stopped() {
        return interruption.isAsked();
    }
}
