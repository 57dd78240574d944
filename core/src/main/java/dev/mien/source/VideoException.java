package dev.mien.source;

import dev.mien.base.Printable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A video could not be opened or written. The message is one line for the user: what, where, what was expected, what to
 * do.
 */
public final class VideoException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * A failure that nothing else caused.
     *
     * @param message one line for the user
     */
    public VideoException(String message) {
        super(Printable.of(message));
    }

    /**
     * A failure that came from another.
     *
     * @param message one line for the user
     * @param cause what went wrong beneath, or null
     */
    public VideoException(String message, @Nullable Throwable cause) {
        super(Printable.of(message), cause);
    }
}
