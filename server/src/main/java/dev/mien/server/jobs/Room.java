package dev.mien.server.jobs;

import dev.mien.server.work.BusyException;
import java.io.IOException;

/** Room on the disk: what videos that were announced still lack is no longer free for others. */
final class Room {
    /** For results, and for whatever else the machine does. */
    static final long SPARE_BYTES = 1L << 30;

    private final Usable usable;

    Room(Usable usable) {
        this.usable = usable;
    }

    /** How much of the disk is free. */
    interface Usable {
        long bytes() throws IOException;
    }

    /** @param bytes of a new video and what others still lack */
    void checkFor(long bytes) throws IOException, BusyException {
        check(bytes + SPARE_BYTES);
    }

    /** While a video comes that had its room: others than the server may have taken it since. */
    void check() throws IOException, BusyException {
        check(SPARE_BYTES / 2);
    }

    private void check(long bytes) throws IOException, BusyException {
        if (usable.bytes() < bytes) {
            throw new BusyException("there is no room on the server's disk now; try again later", 600);
        }
    }
}
