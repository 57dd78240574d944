package dev.mien.model;

import java.io.IOException;

/** A model could not be found, read or trusted. The message is one line for the user. */
public final class ModelException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * A failure that nothing else caused.
     *
     * @param message one line for the user; control characters are replaced
     */
    public ModelException(String message) {
        super(oneLine(message));
    }

    /**
     * A failure that came from another.
     *
     * @param message one line for the user; control characters are replaced
     * @param cause what went wrong beneath
     */
    public ModelException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** What a model says of itself may hold line breaks and worse; messages may not. */
    private static String oneLine(String message) {
        return message.replaceAll("\\p{Cntrl}", "?");
    }
}
