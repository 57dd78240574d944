package dev.mien.app.batch;

import dev.mien.app.console.Lines;
import dev.mien.app.console.Progress;
import dev.mien.app.options.LimitOptions;
import dev.mien.batch.BatchListener;
import dev.mien.batch.media.Medium;
import dev.mien.batch.medium.MediumOutcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Says on standard error how a run gets on: a line for each medium that fails, and a bar on a terminal, elsewhere a line a minute,
 * with the rate, the time left and the failures. The time left goes by bytes, since a film is no photo.
 */
final class BatchProgress implements BatchListener, AutoCloseable {
    private static final long LINE_NANOS = Duration.ofMinutes(1).toNanos();

    private final PrintWriter err;
    private Progress bar = Progress.of("batch", 0);
    private final long start = System.nanoTime();
    private long line = start;
    private int media;
    private int before;
    private int done;
    private int failed;
    private long bytes;
    private long doneBytes;

    BatchProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void begin(int all, int toDo, long bytesToDo) {
        media = all;
        before = all - toDo;
        bytes = bytesToDo;
        if (before > 0) {
            err.printf(Locale.ROOT, "mien: %,d of %,d media are done, going on%n", before, all);
            err.flush();
        }
        bar = Progress.of("batch", before, all);
    }

    @Override
    public void done(Medium medium, MediumOutcome outcome) {
        done++;
        doneBytes += medium.bytes();
        outcome.note().ifPresent(note -> say(medium.name() + ": " + note));
        outcome.failure().ifPresent(reason -> {
            failed++;
            say(medium.name() + ": " + reason);
        });
        bar.stepTo(before + done);
        bar.note(String.format(Locale.ROOT, "%s%s", left(), failed == 0 ? "" : ", " + failed + " failed"));
        if (!Progress.onTerminal() && System.nanoTime() - line > LINE_NANOS) {
            line = System.nanoTime();
            say(String.format(
                    Locale.ROOT, "%,d of %,d media, %,d failed%s, %s", before + done, media, failed, rate(), left()));
        }
    }

    @Override
    public String words(String reason) {
        return LimitOptions.named(reason);
    }

    /** Behind a comma; nothing where nothing was done. */
    String rate() {
        return done == 0 ? "" : String.format(Locale.ROOT, ", %.1f media/s", done / seconds());
    }

    private String left() {
        double share = bytes == 0 ? (double) done / Math.max(1, media - before) : (double) doneBytes / bytes;
        if (share <= 0 || seconds() < 1) {
            return "time left not known yet";
        }
        Duration left = Duration.ofSeconds(Math.round(seconds() / share * (1 - Math.min(1, share))));
        return String.format(
                Locale.ROOT, "about %d:%02d:%02d left", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    private void say(String text) {
        err.println("mien: " + Lines.one(text));
        err.flush();
    }

    /** Takes the bar away. */
    void end() {
        bar.close();
    }

    @Override
    public void close() {
        end();
    }
}
