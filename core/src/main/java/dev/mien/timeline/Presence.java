package dev.mien.timeline;

import dev.mien.base.Require;
import java.time.Duration;

/**
 * What makes a track a person. Whatever looked like a face for a moment, a knee or a letter, gets a track too; those are counted
 * as brief sightings.
 *
 * @param seconds from first to last sighting, at least, 0 or more; of a video that is shorter than twice that, half of it
 * @param confidence least mean of the detector's confidence, 0 to 1
 */
public record Presence(double seconds, double confidence) {
    /**
     * Checks the components.
     *
     * @param seconds from first to last sighting, at least, 0 or more
     * @param confidence least mean of the detector's confidence, 0 to 1
     * @throws IllegalArgumentException if one is out of its range
     */
    public Presence {
        Require.that(seconds >= 0 && seconds <= 3600, "a person's seconds must lie in 0 to 3600", seconds);
        Require.within("a person's confidence", confidence, 0, 1);
    }

    /** {@return a second, and a mean confidence of 0.6} */
    public static Presence defaults() {
        return new Presence(1, 0.6);
    }

    /**
     * {@return whether a track is a person}
     *
     * @param life from first to last sighting
     * @param mean of the detector's confidence
     * @param video how long the video is
     */
    boolean holds(Duration life, double mean, Duration video) {
        double needed = Math.min(seconds, video.toNanos() / 2e9);
        return mean >= confidence && life.toNanos() / 1e9 >= needed;
    }
}
