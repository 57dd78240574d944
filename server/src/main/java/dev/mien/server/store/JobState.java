package dev.mien.server.store;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a job is. */
public enum JobState {
    /** Its video is not whole yet. */
    UPLOADING,
    /** Accepted; nothing but its owner takes it back. */
    WAITING,
    /** Being worked on; begun anew if the server ends before it does. */
    RUNNING,
    /** A stream that is being read; fails if the server ends before it does. */
    STREAMING,
    /** Its results are there. */
    DONE,
    /** The video or stream cannot be read, or was begun too often in vain. */
    FAILED,
    /** Taken back by its owner. */
    CANCELLED;

    /** Those in which something is still to be done. */
    public static final Set<JobState> OPEN = Set.copyOf(EnumSet.of(UPLOADING, WAITING, RUNNING, STREAMING));

    /** {@return the name that answers have, such as {@code waiting}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
