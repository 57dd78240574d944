package dev.mien.batch;

import dev.mien.batch.media.Medium;
import dev.mien.batch.medium.MediumOutcome;

/** Is told how a run gets on, by one thread at a time. */
public interface BatchListener {
    /**
     * The work begins.
     *
     * @param media of the run
     * @param toDo how many of them are still to be done
     * @param bytes of these
     */
    void begin(int media, int toDo, long bytes);

    /**
     * A medium is done.
     *
     * @param medium any
     * @param outcome what became of it
     */
    void done(Medium medium, MediumOutcome outcome);

    /**
     * {@return a reason in the words of whoever asked, who may know options by other names}
     *
     * @param reason one line
     */
    default String words(String reason) {
        return reason;
    }
}
