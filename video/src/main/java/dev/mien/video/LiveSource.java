package dev.mien.video;

import dev.mien.face.Frame;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The newest frame, whenever one is asked for: whoever is slower than the source misses frames rather than falling
 * behind. A recording, which could be read faster, comes at the pace of its time stamps.
 */
public final class LiveSource implements FrameSource {
    private final FrameSource source;
    private final boolean paced;
    private final Background reader;

    private @Nullable Frame newest;
    private long arrived;
    private boolean ended;
    private long dropped;
    /** Arrival of the frame handed over last. */
    private long handed = System.nanoTime();
    /** {@link System#nanoTime} at time 0 of a recording. */
    private long began;

    LiveSource(FrameSource source) {
        this.source = source;
        paced = source.info().duration().isPresent();
        reader = new Background(source, this::take);
        reader.start();
    }

    private void take(Optional<Frame> frame) throws InterruptedException {
        if (paced && frame.isPresent()) {
            waitFor(frame.get());
        }
        synchronized (this) {
            if (newest != null && frame.isPresent()) {
                dropped++;
            }
            newest = frame.orElse(newest);
            arrived = frame.isPresent() ? System.nanoTime() : arrived;
            ended |= frame.isEmpty();
            notifyAll();
        }
    }

    private void waitFor(Frame frame) throws InterruptedException {
        if (frame.index() == 0) {
            began = System.nanoTime() - frame.time().toNanos();
        }
        TimeUnit.NANOSECONDS.sleep(began + frame.time().toNanos() - System.nanoTime());
    }

    @Override
    public VideoInfo info() {
        return source.info();
    }

    @Override
    public synchronized Optional<Frame> next() {
        try {
            while (newest == null && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        Optional<Frame> frame = Optional.ofNullable(newest);
        if (frame.isEmpty()) {
            reader.rethrow();
        }
        newest = null;
        handed = arrived;
        return frame;
    }

    /**
     * How many frames were passed over, because a newer one was there before they were asked for.
     *
     * @return frames since the source was opened, from 0
     */
    public synchronized long dropped() {
        return dropped;
    }

    /**
     * How long ago the frame that {@link #next} gave last had come in, decoded.
     *
     * @return the age on this machine's clock; before the first frame, the time since the source was opened
     */
    public synchronized Duration age() {
        return Duration.ofNanos(System.nanoTime() - handed);
    }

    @Override
    public List<String> faults() {
        return source.faults();
    }

    @Override
    public void close() {
        reader.stop();
        synchronized (this) {
            newest = null;
            ended = true;
            notifyAll();
        }
    }
}
