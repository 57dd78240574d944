package dev.mien.app.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end the work rather than the program: what is under way is told to stop, and the program waits until it has
 * written everything.
 */
public final class Interruption implements AutoCloseable {
    private static final int LONGEST_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "mien-interruption");
    private volatile boolean asked;
    private Runnable stop = () -> {};

    public Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What ends the work under way; at once if that was asked for before. */
    public synchronized void onStop(Runnable action) {
        stop = action;
        if (asked) {
            action.run();
        }
    }

    /** Whether the user wants an end. */
    public boolean isAsked() {
        return asked;
    }

    private void stop() {
        synchronized (this) {
            asked = true;
            stop.run();
        }
        try {
            done.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is written. */
    @Override
    public void close() {
        done.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The program is ending already, which is what the hook was for.
            }
        }
    }
}
