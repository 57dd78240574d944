package dev.mien.face;

import dev.mien.image.Image;
import java.time.Duration;

/**
 * One picture of a medium.
 *
 * @param image the picture, upright
 * @param index 0 for a still picture, else the frame's number from the start
 * @param time from the start of the medium; zero for a still picture
 */
public record Frame(Image image, long index, Duration time) {
    /**
     * Checks the components.
     *
     * @param image the picture, upright
     * @param index 0 for a still picture, else the frame's number from the start
     * @param time from the start of the medium; zero for a still picture
     * @throws IllegalArgumentException if index or time is negative
     */
    public Frame {
        if (index < 0 || time.isNegative()) {
            throw new IllegalArgumentException("frame index and time must not be negative: " + index + ", " + time);
        }
    }

    /**
     * {@return a still picture}
     *
     * @param image the picture; it gets index 0 and time 0
     */
    public static Frame of(Image image) {
        return new Frame(image, 0, Duration.ZERO);
    }
}
