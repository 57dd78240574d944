package dev.mien.app.console;

/** One progress bar a phase, one after the other. */
public final class PhaseProgress implements AutoCloseable {
    private String current = "";
    private Progress bar = Progress.of("", 0);

    public void update(String phase, int done, int total) {
        if (!phase.equals(current)) {
            bar.close();
            bar = Progress.of(phase, done - 1, total);
            current = phase;
        }
        bar.stepTo(done);
    }

    /** Text beside the bar, until the next. */
    public void note(String text) {
        bar.note(text);
    }

    @Override
    public void close() {
        bar.close();
    }
}
