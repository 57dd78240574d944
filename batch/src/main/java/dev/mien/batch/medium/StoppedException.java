package dev.mien.batch.medium;

/** A medium was not read to its end, because the end was asked for. */
public final class StoppedException extends Exception {
    private static final long serialVersionUID = 1;

    StoppedException() {
        super("stopped, as asked");
    }
}
