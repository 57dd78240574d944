package dev.mien.video;

import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.source.Faults;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.source.VideoInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A stream or camera that is opened again when it is lost, at growing intervals. Time goes on meanwhile as on a wall
 * clock, so that a gap shows in the frames' times; their index goes on without one.
 */
final class StreamSource implements FrameSource {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration INSTANT = Duration.ofMillis(1);

    private final Medium medium;
    private final ReadOptions options;
    private final VideoInfo info;
    private final Faults faults;
    private final CountDownLatch closed = new CountDownLatch(1);

    private volatile Deadline deadline;
    private volatile MediaSource connection;
    /** Wall clock at time 0. */
    private long began;
    /** What is added to the times of the present connection. */
    private Duration offset = Duration.ZERO;

    /** Whether the next frame is the first of a connection. */
    private boolean joining;

    private Duration last = Duration.ZERO;
    private long frames;
    private boolean ended;

    private StreamSource(Medium medium, ReadOptions options, Deadline deadline, MediaSource connection) {
        this.medium = medium;
        this.options = options;
        this.deadline = deadline;
        this.connection = connection;
        info = connection.info();
        faults = new Faults(medium.name());
    }

    /** Connects; a recording that is sent as a stream, and so has an end, is read like a file. */
    static FrameSource open(Medium medium, ReadOptions options) throws VideoException {
        Deadline deadline = new Deadline();
        MediaSource first = MediaSource.open(medium, options, deadline);
        return first.info().duration().isPresent() ? first : new StreamSource(medium, options, deadline, first);
    }

    @Override
    public VideoInfo info() {
        return info;
    }

    @Override
    public Optional<Frame> next() {
        while (!ended && !stopped()) {
            Optional<Frame> frame = connection.next();
            if (frame.isPresent()) {
                return stamped(frame.get());
            } else if (!stopped()) {
                ended = !reconnect();
            }
        }
        return Optional.empty();
    }

    private boolean stopped() {
        return closed.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    private Optional<Frame> stamped(Frame frame) {
        long now = System.nanoTime();
        if (frames == 0) {
            began = now;
        } else if (joining) {
            Duration earliest = last.plus(INSTANT);
            Duration wall = Duration.ofNanos(now - began);
            offset = wall.compareTo(earliest) > 0 ? wall : earliest;
        }
        joining = false;
        last = frame.time().plus(offset);
        ended = options.to().filter(end -> last.compareTo(end) >= 0).isPresent();
        // After a restart the sender may have another size.
        Image image = frame.image().resize(info.width(), info.height());
        return ended ? Optional.empty() : Optional.of(new Frame(image, frames++, last));
    }

    /** Tries until there is a connection, patience ends, or it is closed. */
    private boolean reconnect() {
        String lost = "lost after " + MediaSource.seconds(last) + " (" + connection.ending() + ")";
        connection.faults().forEach(faults::addLine);
        connection.close();
        long since = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (!sleep(pause)) {
            Optional<MediaSource> fresh = connect();
            Duration gone = Duration.ofNanos(System.nanoTime() - since);
            if (fresh.isPresent()) {
                connection = fresh.get();
                joining = true;
                if (stopped()) {
                    connection.close();
                }
                faults.add("%s, back after %s", lost, MediaSource.seconds(gone));
                return true;
            } else if (gone.compareTo(options.patience()) >= 0) {
                faults.add("%s, given up after %s; check the network and the sender", lost, MediaSource.seconds(gone));
                return false;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return false;
    }

    private Optional<MediaSource> connect() {
        Deadline next = new Deadline();
        deadline = next;
        if (stopped()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MediaSource.open(medium, options, next));
        } catch (VideoException stillLost) {
            return Optional.empty();
        }
    }

    /** Whether it was closed meanwhile. */
    private boolean sleep(Duration pause) {
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public List<String> faults() {
        return faults.list();
    }

    @Override
    public void close() {
        closed.countDown();
        deadline.cancel();
        connection.close();
    }
}
