package dev.mien.server.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many requests are inside and how many of them are at work. Whoever does not get in is told so at once, before anything of
 * theirs is read, so that memory does not grow with the number of those who ask.
 */
public final class Gate {
    /** Whoever has waited so long has given up, or should. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int LONGEST_RETRY_SECONDS = 60;

    private final int inside;
    private final int workers;
    private final Semaphore places;
    private final Semaphore work;
    private double meanSeconds = 0.2;
    private volatile boolean closed;

    /**
     * @param workers how many work at once, 1 or more
     * @param waiting how many more may be inside, 0 or more
     */
    public Gate(int workers, int waiting) {
        this.workers = workers;
        inside = workers + waiting;
        places = new Semaphore(inside);
        work = new Semaphore(workers, true);
    }

    /** What is given back. */
    public interface Pass extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Goes in, at once or not at all.
     *
     * @return the place, to be given back by the caller
     * @throws BusyException if all places are taken, or the server is being stopped
     */
    public Pass enter() throws BusyException {
        if (closed) {
            throw new BusyException("the server is being stopped; try another or try again", 5);
        }
        if (!places.tryAcquire()) {
            throw new BusyException("too many requests are waiting; try again", retrySeconds());
        }
        return once(places::release);
    }

    /**
     * Waits until one of the workers is free.
     *
     * @return the worker, to be given back by the caller
     * @throws BusyException if that takes too long
     * @throws InterruptedException if the thread was interrupted
     */
    public Pass work() throws BusyException, InterruptedException {
        if (!work.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new BusyException("no worker was free for " + PATIENCE.toSeconds() + " s; try again", retrySeconds());
        }
        long start = System.nanoTime();
        return once(() -> {
            worked((System.nanoTime() - start) / 1e9);
            work.release();
        });
    }

    private synchronized void worked(double seconds) {
        meanSeconds += 0.1 * (seconds - meanSeconds);
    }

    /** When those who wait now will be done. */
    private synchronized int retrySeconds() {
        double seconds = (inside - places.availablePermits()) * meanSeconds / workers;
        return (int) Math.max(1, Math.min(LONGEST_RETRY_SECONDS, Math.ceil(seconds)));
    }

    private static Pass once(Runnable back) {
        return new Pass() {
            private boolean given;

            @Override
            public synchronized void close() {
                if (!given) {
                    given = true;
                    back.run();
                }
            }
        };
    }

    /** {@return how many are inside, at work or waiting} */
    public int inside() {
        return inside - places.availablePermits();
    }

    /** {@return how many are at work} */
    public int working() {
        return workers - work.availablePermits();
    }

    /** {@return how many may be at work at once} */
    public int workers() {
        return workers;
    }

    /** {@return whether nobody is let in any more} */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Lets nobody in any more and waits for those inside.
     *
     * @param longest how long at most
     * @return whether all are done
     * @throws InterruptedException if the thread was interrupted
     */
    public boolean close(Duration longest) throws InterruptedException {
        closed = true;
        return places.tryAcquire(inside, longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
