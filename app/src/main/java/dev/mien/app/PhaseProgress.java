package dev.mien.app;

/** One progress bar a phase, one after the other. */
final class PhaseProgress implements AutoCloseable {
    private String current = "";
    private Progress bar = Progress.of("", 0);

    void update(String phase, int done, int total) {
        if (!phase.equals(current)) {
            bar.close();
            bar = Progress.of(phase, total);
            current = phase;
        }
        bar.stepTo(done);
    }

    @Override
    public void close() {
        bar.close();
    }
}
