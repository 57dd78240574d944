package dev.mien.video;

import dev.mien.face.Frame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads a source on a thread of its own, a few frames ahead of whoever asks. */
final class ReadAhead implements FrameSource {
    /** Bytes of pixels that may wait; of very large frames only one does. */
    private static final long WAITING = 32L << 20;

    private static final int MOST_FRAMES = 8;

    private final FrameSource source;
    private final BlockingQueue<Optional<Frame>> queue;
    private final Thread reader;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;
    private boolean ended;

    ReadAhead(FrameSource source) {
        this.source = source;
        long bytes = 3L * source.info().width() * source.info().height();
        queue = new ArrayBlockingQueue<>((int) Math.max(1, Math.min(MOST_FRAMES, WAITING / bytes)));
        reader = new Thread(this::read, "mien-video");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            Optional<Frame> frame;
            do {
                frame = next(source);
                queue.put(frame);
            } while (frame.isPresent() && !closed);
        } catch (InterruptedException e) {
            // close() wants the thread to end.
            Thread.currentThread().interrupt();
        }
    }

    /** The end if it fails; what failed is thrown where the end is taken. */
    private Optional<Frame> next(FrameSource from) {
        try {
            return from.next();
        } catch (RuntimeException | Error e) {
            failure = e;
            return Optional.empty();
        }
    }

    @Override
    public VideoInfo info() {
        return source.info();
    }

    @Override
    public Optional<Frame> next() {
        if (ended || closed) {
            return Optional.empty();
        }
        try {
            Optional<Frame> frame = queue.take();
            ended = frame.isEmpty();
            if (failure instanceof Error error && ended) {
                throw error;
            } else if (failure instanceof RuntimeException exception && ended) {
                throw exception;
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public List<String> faults() {
        return source.faults();
    }

    @Override
    public void close() {
        closed = true;
        source.close();
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        queue.clear();
        queue.offer(Optional.empty());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
