package dev.mien.video;

import dev.mien.face.Frame;
import dev.mien.source.FrameSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A thread that reads a source to its end and hands each frame, and then the end, to someone. */
final class Background {
    /** Takes what was read. */
    @FunctionalInterface
    interface Taker {
        /**
         * @param frame empty once, at the end
         * @throws InterruptedException if waiting for room is no longer wanted
         */
        void take(Optional<Frame> frame) throws InterruptedException;
    }

    private final FrameSource source;
    private final Taker taker;
    private final Thread thread = new Thread(this::read, "mien-video");
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    Background(FrameSource source, Taker taker) {
        this.source = source;
        this.taker = taker;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void read() {
        try {
            Optional<Frame> frame;
            do {
                frame = next();
                taker.take(frame);
            } while (frame.isPresent() && !stopped);
        } catch (InterruptedException e) {
            // stop() wants the thread to end.
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Frame> next() {
        try {
            return source.next();
        } catch (RuntimeException | Error e) {
            failure = e;
            return Optional.empty();
        }
    }

    /** Throws what ended the thread, if it was not the end of the source; for whoever meets the end. */
    void rethrow() {
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Closes the source and waits for the thread to end. */
    void stop() {
        stopped = true;
        source.close();
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
