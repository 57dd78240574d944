package dev.mien.server.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The store cannot be read or written: a fault of the machine, not of whoever asked. The message is one line for its owner. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param message one line: what, where, what to do
     * @param cause what went wrong beneath, or null
     */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** {@return whether the database is not reached now, or does not answer, so that it may go well another time} */
    public boolean isPassing() {
        String state = getCause() instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null
                && (state.startsWith("08") || state.startsWith("57P")); // connections, and its being stopped
    }
}
