package dev.mien.image;

import dev.mien.base.Limits;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/**
 * The memory that all pictures being decoded have together, and frames of videos where several are read at once. What is too large
 * by itself is refused; what is too large beside others waits for them, first come, first served.
 */
public final class DecodeMemory {
    /** Permits of a semaphore are of type int, and nobody counts single bytes. */
    private static final int UNIT = 1 << 16;

    /** One for all threads of the process. */
    static final DecodeMemory SHARED =
            new DecodeMemory((long) (Runtime.getRuntime().maxMemory() * Limits.PICTURE_MEMORY));

    private final long bytes;
    private final Semaphore free;

    DecodeMemory(long bytes) {
        this.bytes = bytes;
        free = new Semaphore(units(bytes), true);
    }

    /**
     * Waits until there is room.
     *
     * @param picture what it is for, such as "a.png: 100x100 pixels"
     * @throws ImageReadException if there never will be, or the thread was interrupted
     */
    Share take(long cost, String picture) throws ImageReadException {
        if (cost > bytes) {
            throw new ImageReadException(String.format(
                    Locale.ROOT,
                    "%s need %,d MiB of memory, pictures may have %,d; scale it down or give Java more with -Xmx",
                    picture,
                    cost >> 20,
                    bytes >> 20));
        }
        int units = units(cost);
        try {
            free.acquire(units);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageReadException(picture + " were not decoded; the program was interrupted", e);
        }
        return new Share(units);
    }

    Share nothing() {
        return new Share(0);
    }

    private static int units(long bytes) {
        return Math.toIntExact((bytes + UNIT - 1) / UNIT);
    }

    /**
     * Waits until there is room beside all that this process decodes.
     *
     * @param cost in bytes
     * @param what it is for, such as "a.mp4: 1920x1080 pixels"
     * @return the share, to be closed by the caller
     * @throws ImageReadException if there never will be room, or the thread was interrupted
     */
    public static Share shared(long cost, String what) throws ImageReadException {
        return SHARED.take(cost, what);
    }

    /** What one picture or video holds. */
    public final class Share implements AutoCloseable {
        private int units;

        private Share(int units) {
            this.units = units;
        }

        /** Gives back what is over a number of bytes. */
        synchronized void keep(long bytes) {
            int kept = Math.min(units, units(bytes));
            free.release(units - kept);
            units = kept;
        }

        /** Gives all back; closing twice does nothing. */
        @Override
        public void close() {
            keep(0);
        }
    }
}
