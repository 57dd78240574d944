package dev.mien.dataset;

import java.io.IOException;

/** A data set could not be read. The message is one line for the user: what, where, what was expected, what to do. */
public final class DatasetException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * A fault of the data.
     *
     * @param message one line for the user: what, where, what was expected
     */
    public DatasetException(String message) {
        super(message);
    }

    /**
     * A fault of the data with its cause.
     *
     * @param message one line for the user: what, where, what was expected
     * @param cause what went wrong below
     */
    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
