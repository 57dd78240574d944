package dev.mien.timeline;

import dev.mien.base.Require;
import java.time.Duration;

/**
 * What makes a track a person. Whatever looked like a face for a moment, a knee or a letter, gets a track too; those are counted
 * as brief sightings.
 *
 * @param seconds from first to last sighting, at least, 0 or more; of a video that is shorter than twice that, half of it
 * @param confidence least mean of the detector's confidence, 0 to 1
 * @param unclear the same, where the face was never seen well enough for an answer: of the back of a head, or somebody masked
 */
public record Presence(double seconds, double confidence, double unclear) {
    /**
     * Checks the components.
     *
     * @param seconds from first to last sighting, at least, 0 or more
     * @param confidence least mean of the detector's confidence, 0 to 1
     * @param unclear the same, where the face was never seen well enough for an answer
     * @throws IllegalArgumentException if one is out of its range
     */
    public Presence {
        Require.that(seconds >= 0 && seconds <= 3600, "a person's seconds must lie in 0 to 3600", seconds);
        Require.within("a person's confidence", confidence, 0, 1);
        Require.within("an unclear person's confidence", unclear, 0, 1);
    }

    /** {@return a second, and a mean confidence of 0.6, or 0.9 where the face was never seen well} */
    public static Presence defaults() {
        return new Presence(1, 0.6, 0.9);
    }

    /**
     * {@return whether a track is a person}
     *
     * @param life from first to last sighting
     * @param mean of the detector's confidence
     * @param clear whether the face was ever seen well enough for an answer
     * @param video how long the video is
     */
    boolean holds(Duration life, double mean, boolean clear, Duration video) {
        double needed = Math.min(seconds, video.toNanos() / 2e9);
        return mean >= (clear ? confidence : unclear) && life.toNanos() / 1e9 >= needed;
    }
}
