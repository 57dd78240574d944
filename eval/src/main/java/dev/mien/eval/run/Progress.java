package dev.mien.eval.run;

/** Hears how far a run is; called by one thread at a time, once a picture. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (pipeline, done, total) -> {};

    /**
     * Hears that one more picture is done.
     *
     * @param pipeline its name
     * @param done how many are
     * @param total how many there are
     */
    void update(String pipeline, int done, int total);
}
