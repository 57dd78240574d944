package dev.mien.video;

import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.source.Faults;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.source.VideoInfo;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Whatever FFmpeg opens, read and decoded by the thread that asks. */
final class MediaSource implements FrameSource {
    /** A file that ends this much before its header says has been cut off; rounding and odd tracks explain less. */
    private static final long SHORTFALL = FFmpeg.NANOS / 2;

    /** Each holds a frame and delays the stream by one, so live media have a single one. */
    private static final int FILE_THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    /** Containers without an index find the place, and then wait for the next key frame. */
    private static final List<Duration> RUN_UPS =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(12), Duration.ofDays(365));

    private static final double USUAL_RATE = 25;
    private static final int AGAIN = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();
    private static final long DEVICE_PAUSE = 1_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final ReadOptions options;
    /** A file, or a recording sent as a stream: it has a start and, as a rule, a known end. */
    private final boolean recording;

    private final Deadline deadline;
    private final MediaInput input;
    private final FrameDecoder decoder;
    private final FrameConverter converter;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final VideoInfo info;
    private final Faults faults;

    private @Nullable Clock clock;
    private int runUps;
    /** Whether decoding began early enough. */
    private boolean arrived;

    private Duration last = Duration.ZERO;
    private long longestGap;
    private long furthest;
    private long frames;
    private long damaged;
    private Duration firstDamage = Duration.ZERO;
    private volatile String brokenOff = "";
    private boolean drained;
    private boolean ended;
    private boolean closed;

    private MediaSource(
            Medium medium,
            ReadOptions options,
            Deadline deadline,
            MediaInput input,
            FrameDecoder decoder,
            Geometry geometry) {
        this.options = options;
        recording = isRecording(medium, input);
        this.deadline = deadline;
        this.input = input;
        this.decoder = decoder;
        converter = new FrameConverter(geometry);
        faults = new Faults(medium.name());
        info = new VideoInfo(
                medium.name(),
                input.codec(),
                geometry.uprightWidth(),
                geometry.uprightHeight(),
                input.frameRate(),
                input.duration());
    }

    /**
     * @param deadline ends waiting, also that of this method, when it is cancelled
     */
    static MediaSource open(Medium medium, ReadOptions options, Deadline deadline) throws VideoException {
        MediaInput input = MediaInput.open(medium, options, deadline);
        try {
            if (!options.from().isZero() && !isRecording(medium, input)) {
                throw new VideoException(medium.name() + ": live, it cannot begin at " + seconds(options.from())
                        + "; leave the start out");
            }
            int threads = medium.isFile() ? FILE_THREADS : 1;
            FrameDecoder decoder = FrameDecoder.open(input.video(), medium.name(), options.maxPixels(), threads);
            Geometry geometry = Geometry.of(input.video().codecpar(), input.pixelShape());
            MediaSource source = new MediaSource(medium, options, deadline, input, decoder, geometry);
            source.runUp();
            return source;
        } catch (VideoException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private static boolean isRecording(Medium medium, MediaInput input) {
        return medium.isFile() || input.duration().isPresent();
    }

    @Override
    public VideoInfo info() {
        return info;
    }

    @Override
    public Optional<Frame> next() {
        lock.lock();
        try {
            while (!ended && !closed && !Thread.currentThread().isInterrupted()) {
                int received = decoder.receive();
                if (received == 0) {
                    Optional<Frame> frame = accept(decoder.frame());
                    if (frame.isPresent()) {
                        return frame;
                    }
                } else if (received == avutil.AVERROR_EOF) {
                    finish();
                } else {
                    if (received != AGAIN) {
                        damage();
                    }
                    feed();
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Goes to before the first frame wanted: a little, and where that proved too late, more. */
    private boolean runUp() {
        if (arrived || options.from().isZero() || runUps == RUN_UPS.size()) {
            return false;
        }
        Duration target = options.from().minus(RUN_UPS.get(runUps++));
        decoder.flush();
        clock = null;
        return input.seek(target);
    }

    private Optional<Frame> accept(AVFrame decoded) {
        Duration time = time(decoded.best_effort_timestamp());
        if (time.compareTo(options.from()) > 0 && runUp()) {
            return Optional.empty();
        }
        if (arrived) {
            longestGap = Math.max(longestGap, time.minus(last).toNanos());
        }
        arrived = true;
        last = time;
        if (time.compareTo(options.from()) < 0) {
            return Optional.empty();
        }
        if (recording && options.to().filter(end -> time.compareTo(end) >= 0).isPresent()) {
            reportDamage();
            ended = true;
            return Optional.empty();
        }
        if (decoded.decode_error_flags() != 0 || (decoded.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
            damage();
            return Optional.empty();
        }
        try {
            Image image = converter.convert(decoded);
            return Optional.of(new Frame(image, frames++, time));
        } catch (VideoException e) {
            faults.add("%s", String.valueOf(e.getMessage()));
            ended = true;
            return Optional.empty();
        }
    }

    private Duration time(long stamp) {
        OptionalLong nanos = stamp == avutil.AV_NOPTS_VALUE
                ? OptionalLong.empty()
                : OptionalLong.of(FFmpeg.nanos(stamp, input.video().time_base()));
        Clock running = clock;
        if (running == null) {
            long first = nanos.orElse(0);
            // The sound may begin before the pictures; of a stream nobody knows when it began.
            long origin = recording ? Math.min(first, input.origin().orElse(first)) : first;
            long step = Math.round(FFmpeg.NANOS / input.frameRate().orElse(USUAL_RATE));
            running = new Clock(origin, step);
            clock = running;
        }
        return running.next(nanos);
    }

    /** Gives the decoder one more packet, or the end. */
    private void feed() {
        if (drained) {
            finish();
            return;
        }
        int read = input.read(packet);
        if (read == AGAIN) {
            LockSupport.parkNanos(DEVICE_PAUSE);
            return;
        }
        if (read < 0) {
            if (read != avutil.AVERROR_EOF) {
                brokenOff = read == avutil.AVERROR_EXIT
                        ? "nothing came for " + options.timeout().toMillis() / 1000.0 + " s"
                        : FFmpeg.reason(read);
            }
            drained = true;
            decoder.send(null);
            return;
        }
        furthest = Math.max(furthest, input.end(packet).orElse(0));
        // An empty packet repeats the last frame, as Theora's may; the decoder would take it for the end.
        if (input.isVideo(packet) && packet.size() > 0) {
            boolean whole = (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) == 0;
            if (!whole || decoder.send(packet) < 0) {
                damage();
            }
        }
        avcodec.av_packet_unref(packet);
    }

    private void damage() {
        if (damaged++ == 0) {
            firstDamage = last;
        }
    }

    /** Puts into words how it ended. */
    private void finish() {
        if (runUp()) {
            drained = false;
            return;
        }
        ended = true;
        if (closed || deadline.cancelled()) {
            return;
        }
        if (!recording) {
            reportDamage();
        } else if (!brokenOff.isEmpty()) {
            faults.add("broke off after %s (%s)", seconds(last), brokenOff);
        } else if (cutOff()) {
            faults.add(
                    "cut off or broken after %s of %s; what comes before was read, get it again from where it came from",
                    seconds(Duration.ofNanos(furthest)), seconds(info.duration().orElse(Duration.ZERO)));
        } else if (frames == 0 && options.from().compareTo(last) > 0) {
            faults.add("has no frame from %s on; it ends at %s", seconds(options.from()), seconds(last));
        } else if (frames == 0) {
            faults.add("no picture in it can be decoded; get it again from where it came from or convert it to H.264");
        } else {
            reportDamage();
        }
    }

    private boolean cutOff() {
        long allowed = Math.max(SHORTFALL, 2 * longestGap);
        return info.duration()
                .filter(declared -> furthest < declared.toNanos() - allowed)
                .isPresent();
    }

    private void reportDamage() {
        if (damaged > 0) {
            faults.add(
                    "%d damaged %s left out, the first after %s; the rest was read%s",
                    damaged,
                    damaged == 1 ? "frame" : "frames",
                    seconds(firstDamage),
                    recording ? ", get it again from where it came from if that is too much" : "");
        }
    }

    /** Why a live medium came to its end. */
    String ending() {
        return brokenOff.isEmpty() ? "it ended" : brokenOff;
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }

    @Override
    public List<String> faults() {
        return faults.list();
    }

    @Override
    public void close() {
        deadline.cancel();
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                converter.close();
                decoder.close();
                avcodec.av_packet_free(packet);
                input.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
