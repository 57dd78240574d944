package dev.mien.train.engine;

import java.io.IOException;

/** A training that cannot go on; the message is meant for the user. */
public final class TrainingException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A training that cannot begin or go on.
     *
     * @param message one line for the user
     */
    public TrainingException(String message) {
        super(message);
    }

    /**
     * A training that cannot begin or go on, with its cause.
     *
     * @param message one line for the user
     * @param cause what went wrong below
     */
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
