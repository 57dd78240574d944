package dev.mien.server.jobs;

import dev.mien.face.Frame;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Frames until a time by the clock of this machine, whatever their own times say and even if none comes any more. */
final class TimedFrames implements FrameSource {
    private final FrameSource source;
    private final CountDownLatch closed = new CountDownLatch(1);

    TimedFrames(FrameSource source, Duration longest) {
        this.source = source;
        Thread end = new Thread(() -> endAfter(longest), "mien-stream-end");
        end.setDaemon(true);
        end.start();
    }

    private void endAfter(Duration longest) {
        try {
            if (!closed.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                source.close(); // whoever waits for a frame gets the end
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public VideoInfo info() {
        return source.info();
    }

    @Override
    public Optional<Frame> next() {
        return source.next();
    }

    @Override
    public List<String> faults() {
        return source.faults();
    }

    @Override
    public void close() {
        closed.countDown();
        source.close();
    }
}
