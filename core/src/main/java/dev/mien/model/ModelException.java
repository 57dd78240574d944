package dev.mien.model;

import dev.mien.base.Printable;
import java.io.IOException;

/** A model could not be found, read or trusted. The message is one line for the user. */
public final class ModelException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * A failure that nothing else caused.
     *
     * @param message one line for the user; made {@linkplain Printable printable}
     */
    public ModelException(String message) {
        super(Printable.of(message));
    }

    /**
     * A failure that came from another.
     *
     * @param message one line for the user; made {@linkplain Printable printable}
     * @param cause what went wrong beneath
     */
    public ModelException(String message, Throwable cause) {
        super(Printable.of(message), cause);
    }
}
