package dev.mien.server.work;

/** There is more to do than the server can take on now. */
public final class BusyException extends Exception {
    private static final long serialVersionUID = 1;

    /** When to try again, in seconds from now. */
    private final int retrySeconds;

    /**
     * @param message one line for whoever asked
     * @param retrySeconds when to try again, in seconds from now
     */
    public BusyException(String message, int retrySeconds) {
        super(message);
        this.retrySeconds = retrySeconds;
    }

    /** {@return when to try again, in seconds from now} */
    public int retrySeconds() {
        return retrySeconds;
    }
}
