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

    /** 25 frames a second, 0.15 bits a pixel (0.9 Mbit/s at 640x360), times as they are, no sound. */
    public static WriteOptions defaults() {
        return DEFAULTS;
    }

    public WriteOptions withFrameRate(double perSecond) {
        return new WriteOptions(perSecond, bitsPerPixel, from, sound);
    }

    public WriteOptions withBitsPerPixel(double bits) {
        return new WriteOptions(frameRate, bits, from, sound);
    }

    public WriteOptions withFrom(Duration start) {
        return new WriteOptions(frameRate, bitsPerPixel, start, sound);
    }

    public WriteOptions withSound(Path source) {
        return new WriteOptions(frameRate, bitsPerPixel, from, Optional.of(source));
    }
}
