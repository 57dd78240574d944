package dev.mien.video;

import dev.mien.base.Limits;
import dev.mien.face.Frame;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoInfo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Reads a source on a thread of its own, a few frames ahead of whoever asks. */
final class ReadAhead implements FrameSource {
    private final FrameSource source;
    private final BlockingQueue<Optional<Frame>> queue;
    private final Background reader;
    private volatile boolean closed;
    private boolean ended;

    ReadAhead(FrameSource source) {
        this.source = source;
        long bytes = 3L * source.info().width() * source.info().height();
        queue = new ArrayBlockingQueue<>(
                (int) Math.max(1, Math.min(Limits.FRAMES_AHEAD, Limits.FRAMES_AHEAD_BYTES / bytes)));
        reader = new Background(source, queue::put);
        reader.start();
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
            if (ended) {
                reader.rethrow();
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
        reader.stop();
        // Whoever waits gets the end.
        queue.clear();
        queue.offer(Optional.empty());
    }
}
