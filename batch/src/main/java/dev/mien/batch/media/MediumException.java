package dev.mien.batch.media;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A medium cannot be read. The message is the reason, one line for the user, without the medium's name. */
public final class MediumException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * A medium that cannot be read.
     *
     * @param reason one line for the user
     * @param cause what went wrong beneath, or null
     */
    public MediumException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
