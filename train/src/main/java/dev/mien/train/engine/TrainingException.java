package dev.mien.train.engine;

import java.io.IOException;

/** A training that cannot go on; the message is meant for the user. */
public final class TrainingException extends IOException {
    private static final long serialVersionUID = 1L;

    public TrainingException(String message) {
        super(message);
    }

    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
