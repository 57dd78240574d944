package dev.mien.batch.medium;

import java.util.HashSet;
import java.util.Set;

/** Ends work that is under way on several threads: asked once, it holds for all that begins later too. */
public final class Stop {
    private final Set<Runnable> ends = new HashSet<>();
    private boolean asked;

    /** Asks for the end. */
    public synchronized void ask() {
        asked = true;
        ends.forEach(Runnable::run);
    }

    /** {@return whether the end was asked for} */
    public synchronized boolean isAsked() {
        return asked;
    }

    /** Registers what ends a piece of work, until {@link #leave}; it is run at once where the end was asked for before. */
    synchronized void enter(Runnable end) {
        ends.add(end);
        if (asked) {
            end.run();
        }
    }

    synchronized void leave(Runnable end) {
        ends.remove(end);
    }
}
