package dev.mien.dataset;

import java.io.IOException;

/** A data set could not be read. The message is one line for the user: what, where, what was expected, what to do. */
public final class DatasetException extends IOException {
    private static final long serialVersionUID = 1;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
