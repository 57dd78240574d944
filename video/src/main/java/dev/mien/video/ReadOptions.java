package dev.mien.video;

import dev.mien.base.Limits;
import dev.mien.base.Require;
import java.time.Duration;
import java.util.Optional;

/**
 * How a video is read.
 *
 * @param from frames before this time are left out; not for streams and cameras
 * @param to frames from this time on are left out
 * @param pictureRate pictures a second of a sequence of pictures
 * @param maxPixels largest width times height of a frame
 * @param timeout how long a stream or camera may be silent before it counts as lost
 * @param patience how long to try to reach a lost stream or camera again
 */
public record ReadOptions(
        Duration from, Optional<Duration> to, double pictureRate, long maxPixels, Duration timeout, Duration patience) {
    private static final ReadOptions DEFAULTS = new ReadOptions(
            Duration.ZERO, Optional.empty(), 25, Limits.FRAME_PIXELS, Duration.ofSeconds(10), Duration.ofMinutes(5));

    public ReadOptions {
        if (from.isNegative() || to.filter(end -> end.compareTo(from) <= 0).isPresent()) {
            throw new IllegalArgumentException("the span must begin at 0 or later and end after it began, got "
                    + seconds(from) + " to " + to.map(ReadOptions::seconds).orElse("the end"));
        }
        Require.that(
                pictureRate > 0 && pictureRate <= 1000, "pictures a second must be above 0, at most 1000", pictureRate);
        Require.that(maxPixels >= 1, "the limit of pixels must be positive", maxPixels);
        if (timeout.isNegative() || timeout.isZero() || patience.isNegative()) {
            throw new IllegalArgumentException("the time-out must be positive and patience not negative, got "
                    + seconds(timeout) + " and " + seconds(patience));
        }
    }

    /** Everything, up to {@link Limits#FRAME_PIXELS} a frame, streams lost after 10 s, tried for 5 minutes. */
    public static ReadOptions defaults() {
        return DEFAULTS;
    }

    public ReadOptions withFrom(Duration start) {
        return new ReadOptions(start, to, pictureRate, maxPixels, timeout, patience);
    }

    public ReadOptions withTo(Duration end) {
        return new ReadOptions(from, Optional.of(end), pictureRate, maxPixels, timeout, patience);
    }

    public ReadOptions withPictureRate(double perSecond) {
        return new ReadOptions(from, to, perSecond, maxPixels, timeout, patience);
    }

    public ReadOptions withMaxPixels(long pixels) {
        return new ReadOptions(from, to, pictureRate, pixels, timeout, patience);
    }

    public ReadOptions withTimeout(Duration silence) {
        return new ReadOptions(from, to, pictureRate, maxPixels, silence, patience);
    }

    public ReadOptions withPatience(Duration longest) {
        return new ReadOptions(from, to, pictureRate, maxPixels, timeout, longest);
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
