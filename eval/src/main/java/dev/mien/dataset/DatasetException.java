package dev.mien.dataset;

import dev.mien.base.Printable;
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
        super(Printable.of(message));
    }

    /**
     * A fault of the data with its cause.
     *
     * @param message one line for the user: what, where, what was expected
     * @param cause what went wrong below
     */
    public DatasetException(String message, Throwable cause) {
        super(Printable.of(message), cause);
    }
}
