package dev.mien.server.live;

import dev.mien.face.Frame;
import dev.mien.image.DecodeLimits;
import dev.mien.image.EncodedPicture;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.image.OpenPicture;
import dev.mien.image.PictureDecoder;
import dev.mien.server.key.Caller;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
import dev.mien.source.Faults;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoInfo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Frames that somebody sends. The newest is the next one; those before it that nobody took are passed over, which their numbers show.
 * Each comes with a worker, which {@link #rest} gives back once the frame has been read.
 */
final class PushedFrames implements FrameSource {
    /** What cameras of browsers send, and more. */
    static final DecodeLimits LIMITS = new DecodeLimits(4 << 20, 4_000_000);

    private static final PictureDecoder NO_FFMPEG = new NoFFmpeg();

    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    private record Encoded(byte[] content, long index, Duration time) {}

    private final String name;
    private final Gate gate;
    private final Caller caller;
    private final Faults faults;
    private @Nullable Encoded newest;
    private long pushed;
    private long began;
    private boolean ended;
    private int width;
    private int height;
    private Duration last = Duration.ofNanos(-1);
    private Gate.@Nullable Pass worker;

    /** @param caller whose pixels frames are */
    PushedFrames(String name, Gate gate, Caller caller) {
        this.name = name;
        this.gate = gate;
        this.caller = caller;
        faults = new Faults(name);
    }

    /** @param time from the start of the medium; empty: when it came in */
    synchronized void push(byte[] content, Optional<Duration> time) {
        long now = System.nanoTime();
        began = pushed == 0 ? now : began;
        newest = new Encoded(content, pushed++, time.orElse(Duration.ofNanos(now - began)));
        notifyAll();
    }

    /** After the frame that was sent last, no more will come. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public Optional<Frame> next() {
        rest();
        try {
            while (await()) {
                worker = gate.work();
                Encoded encoded = take();
                if (encoded != null) {
                    Optional<Frame> frame = decode(encoded);
                    if (frame.isPresent()) {
                        return frame;
                    }
                }
                rest();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BusyException e) {
            faults.add("%s", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Whether a frame is there, once one is or none will be. */
    private synchronized boolean await() throws InterruptedException {
        while (newest == null && !ended) {
            wait();
        }
        return newest != null;
    }

    private synchronized @Nullable Encoded take() {
        Encoded taken = newest;
        newest = null;
        return taken;
    }

    private Optional<Frame> decode(Encoded encoded) {
        if (encoded.time().compareTo(last) <= 0) {
            faults.add("frame %d is not later than the one before it; times must rise", encoded.index());
            return Optional.empty();
        }
        if (caller.picture() > 0) {
            faults.add("frame %d is more than the key may have now; send fewer or smaller ones", encoded.index());
            return Optional.empty();
        }
        try {
            Image image = read(encoded);
            caller.decoded((long) image.width() * image.height());
            if (width != 0 && (image.width() != width || image.height() != height)) {
                faults.add("frame %d has another size than the first; open another session", encoded.index());
                return Optional.empty();
            }
            width = image.width();
            height = image.height();
            last = encoded.time();
            return Optional.of(new Frame(image, encoded.index(), encoded.time()));
        } catch (ImageReadException e) {
            faults.addLine(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Image read(Encoded encoded) throws ImageReadException {
        InputStream in = new ByteArrayInputStream(encoded.content());
        try (OpenPicture picture = Images.open(in, name + ": frame " + encoded.index(), LIMITS, NO_FFMPEG)) {
            return picture.image();
        }
    }

    /** A process for each frame would take longer than a frame, and none may break the server. */
    private static final class NoFFmpeg implements PictureDecoder {
        @Override
        public boolean reads(String format) {
            return true;
        }

        @Override
        public EncodedPicture open(byte[] encoded, String format) throws ImageReadException {
            throw new ImageReadException(format + " is not read from cameras; send JPEG, PNG or WebP");
        }
    }

    /** Gives back the worker of the last frame. */
    void rest() {
        Gate.Pass held = worker;
        worker = null;
        if (held != null) {
            held.close();
        }
    }

    @Override
    public VideoInfo info() {
        return new VideoInfo(name, "pictures", width, height, OptionalDouble.empty(), Optional.empty());
    }

    @Override
    public List<String> faults() {
        return faults.list();
    }

    @Override
    public synchronized void close() {
        newest = null;
        end();
    }
}
