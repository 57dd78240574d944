package dev.mien.server.jobs;

/** A part of an upload does not begin where the last one ended. */
public final class OffsetException extends Exception {
    private static final long serialVersionUID = 1;

    /** Bytes that have come. */
    private final long received;

    OffsetException(long received) {
        super("the next part begins at byte " + received + "; send it from there");
        this.received = received;
    }

    /** {@return how many bytes have come} */
    public long received() {
        return received;
    }
}
