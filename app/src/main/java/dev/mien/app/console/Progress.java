package dev.mien.app.console;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, shown only where that is a terminal and the work is more than a moment. */
public final class Progress implements AutoCloseable {
    private static final int FEWEST = 4;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    public static boolean onTerminal() {
        return Terminal.isStandardError() && Terminal.moves();
    }

    public static Progress of(String task, long steps) {
        return of(task, 0, steps);
    }

    /** @param first steps done before, which say nothing about the pace */
    public static Progress of(String task, long first, long steps) {
        if (!onTerminal() || steps < FEWEST) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .startsFrom(first, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .clearDisplayOnFinish()
                .build());
    }

    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    /** Text beside the bar, until the next. */
    public void note(String text) {
        if (bar != null) {
            bar.setExtraMessage(text);
        }
    }

    public void stepTo(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
