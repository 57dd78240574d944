package dev.mien.eval.run;

/** Hears how far a run is; called by one thread at a time, once a picture. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (pipeline, done, total) -> {};

    void update(String pipeline, int done, int total);
}
