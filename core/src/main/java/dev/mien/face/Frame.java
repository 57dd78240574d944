package dev.mien.face;

import dev.mien.image.Image;
import java.time.Duration;

/**
 * One picture of a medium.
 *
 * @param index 0 for a still picture, else the frame's number from the start
 * @param time from the start of the medium; zero for a still picture
 */
public record Frame(Image image, long index, Duration time) {
    public Frame {
        if (index < 0 || time.isNegative()) {
            throw new IllegalArgumentException("frame index and time must not be negative: " + index + ", " + time);
        }
    }

    /** {@return a still picture} */
    public static Frame of(Image image) {
        return new Frame(image, 0, Duration.ZERO);
    }
}
