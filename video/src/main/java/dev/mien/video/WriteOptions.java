package dev.mien.video;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a video is written.
 *
 * @param frameRate frames a second to reckon with when bits are shared out; the frames' own times are what is written
 * @param bitsPerPixel bits for one pixel of one frame on average: 0.05 is poor, 0.3 hardly told from the original
 * @param from the time that becomes 0 in the file
 * @param sound a video file whose sound goes along, from {@code from} on, not encoded anew
 */
public record WriteOptions(double frameRate, double bitsPerPixel, Duration from, Optional<Path> sound) {
    private static final WriteOptions DEFAULTS = new WriteOptions(25, 0.15, Duration.ZERO, Optional.empty());

    /**
     * Checks the options.
     *
     * @param frameRate frames a second to reckon with when bits are shared out; the frames' own times are what is
     *     written
     * @param bitsPerPixel bits for one pixel of one frame on average: 0.05 is poor, 0.3 hardly told from the original
     * @param from the time that becomes 0 in the file
     * @param sound a video file whose sound goes along, from {@code from} on, not encoded anew
     * @throws IllegalArgumentException if the frame rate is not above 0 and at most 1000, the bits are not above 0
     *     and at most 24, or the start is negative
     */
    public WriteOptions {
        if (!(frameRate > 0 && frameRate <= 1000) || !(bitsPerPixel > 0 && bitsPerPixel <= 24)) {
            throw new IllegalArgumentException(
                    "expected 0 to 1000 frames a second and 0 to 24 bits a pixel, both above 0, got " + frameRate
                            + " and " + bitsPerPixel);
        }
        if (from.isNegative()) {
            throw new IllegalArgumentException("the start must not be negative, got " + from);
        }
    }

    /** {@return 25 frames a second, 0.15 bits a pixel (0.9 Mbit/s at 640x360), times as they are, no sound} */
    public static WriteOptions defaults() {
        return DEFAULTS;
    }

    /**
     * {@return these options with another frame rate}
     *
     * @param perSecond frames a second, above 0, at most 1000
     */
    public WriteOptions withFrameRate(double perSecond) {
        return new WriteOptions(perSecond, bitsPerPixel, from, sound);
    }

    /**
     * {@return these options with another quality}
     *
     * @param bits for one pixel of one frame, above 0, at most 24
     */
    public WriteOptions withBitsPerPixel(double bits) {
        return new WriteOptions(frameRate, bits, from, sound);
    }

    /**
     * {@return these options with another start}
     *
     * @param start the time that becomes 0 in the file, not negative
     */
    public WriteOptions withFrom(Duration start) {
        return new WriteOptions(frameRate, bitsPerPixel, start, sound);
    }

    /**
     * {@return these options with sound}
     *
     * @param source a video file; its sound goes along from the start on
     */
    public WriteOptions withSound(Path source) {
        return new WriteOptions(frameRate, bitsPerPixel, from, Optional.of(source));
    }
}
