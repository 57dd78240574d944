package dev.mien.batch;

/** What is done where a run was begun already. */
public enum Mode {
    /** It is refused. */
    NEW,
    /** It goes on where it was. */
    RESUME,
    /** It goes on, and what failed is tried again. */
    RETRY_FAILED
}
