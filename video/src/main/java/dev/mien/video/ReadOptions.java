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
 * @param confined whether an address leads nowhere but to its own host and port
 */
public record ReadOptions(
        Duration from,
        Optional<Duration> to,
        double pictureRate,
        long maxPixels,
        Duration timeout,
        Duration patience,
        boolean confined) {
    private static final ReadOptions DEFAULTS = new ReadOptions(
            Duration.ZERO,
            Optional.empty(),
            25,
            Limits.FRAME_PIXELS,
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            false);

    /**
     * Checks the options.
     *
     * @param from frames before this time are left out; not for streams and cameras
     * @param to frames from this time on are left out
     * @param pictureRate pictures a second of a sequence of pictures
     * @param maxPixels largest width times height of a frame
     * @param timeout how long a stream or camera may be silent before it counts as lost
     * @param patience how long to try to reach a lost stream or camera again
     * @param confined whether an address leads nowhere but to its own host and port
     * @throws IllegalArgumentException if {@code from} is negative, {@code to} is not after it, the picture rate is
     *     not above 0 and at most 1000, {@code maxPixels} is below 1, the time-out is not above 0 or the patience is
     *     negative
     */
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

    /**
     * Everything, up to {@link Limits#FRAME_PIXELS} a frame, streams lost after 10 s, tried for 5 minutes.
     *
     * @return the options to begin with
     */
    public static ReadOptions defaults() {
        return DEFAULTS;
    }

    /**
     * {@return these options, beginning at another time}
     *
     * @param start of the first frame wanted, 0 or later
     */
    public ReadOptions withFrom(Duration start) {
        return new ReadOptions(start, to, pictureRate, maxPixels, timeout, patience, confined);
    }

    /**
     * {@return these options, ending before a time}
     *
     * @param end later than the start
     */
    public ReadOptions withTo(Duration end) {
        return new ReadOptions(from, Optional.of(end), pictureRate, maxPixels, timeout, patience, confined);
    }

    /**
     * {@return these options with another rate for sequences of pictures}
     *
     * @param perSecond pictures a second, above 0, at most 1000
     */
    public ReadOptions withPictureRate(double perSecond) {
        return new ReadOptions(from, to, perSecond, maxPixels, timeout, patience, confined);
    }

    /**
     * {@return these options with another limit for the size of frames}
     *
     * @param pixels largest width times height, at least 1
     */
    public ReadOptions withMaxPixels(long pixels) {
        return new ReadOptions(from, to, pictureRate, pixels, timeout, patience, confined);
    }

    /**
     * {@return these options with another time-out for streams and cameras}
     *
     * @param silence how long nothing may come, above 0
     */
    public ReadOptions withTimeout(Duration silence) {
        return new ReadOptions(from, to, pictureRate, maxPixels, silence, patience, confined);
    }

    /**
     * {@return these options with another time to look for a lost stream or camera}
     *
     * @param longest 0 to give up at once
     */
    public ReadOptions withPatience(Duration longest) {
        return new ReadOptions(from, to, pictureRate, maxPixels, timeout, longest, confined);
    }

    /**
     * {@return these options with nothing opened but the host and port that an address names}
     *
     * <p>Redirects, play lists (HLS, DASH, SDP) and datagrams are refused, whoever sends them. Addresses are those of {@link
     * Videos#CONFINED_SCHEMES}; certificates are checked. For whoever opens what others name.
     */
    public ReadOptions withConfined() {
        return new ReadOptions(from, to, pictureRate, maxPixels, timeout, patience, true);
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
