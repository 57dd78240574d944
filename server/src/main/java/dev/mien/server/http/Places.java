package dev.mien.server.http;

import dev.mien.server.key.Caller;
import dev.mien.server.key.Callers;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
import java.util.concurrent.Semaphore;

/** Places that are there or not, each for a thread; nobody waits for one. */
final class Places {
    private static final int RETRY_SECONDS = 10;

    private final String what;
    private final Semaphore free;
    private final Share share;

    /**
     * @param what messages call those in their places, such as "uploads"
     * @param number for all together
     */
    Places(String what, int number, Callers callers) {
        this.what = what;
        free = new Semaphore(number);
        share = new Share(what, number, callers);
    }

    /** Takes a place of the caller's share, to be given back once. */
    Gate.Pass take(Caller caller) throws BusyException {
        Gate.Pass part = share.take(caller);
        if (!free.tryAcquire()) {
            part.close();
            throw new BusyException("there is no room for more " + what + " at once; try again", RETRY_SECONDS);
        }
        return () -> {
            free.release();
            part.close();
        };
    }
}
