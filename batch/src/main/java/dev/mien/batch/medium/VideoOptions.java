package dev.mien.batch.medium;

import dev.mien.base.Require;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.timeline.TimelineOptions;
import dev.mien.timeline.VideoAnalyzer;

/**
 * How videos are read.
 *
 * @param every most frames from one search for faces to the next
 * @param tracker as {@link dev.mien.track.Trackers} understands it
 * @param timeline how faces are read over time
 */
public record VideoOptions(int every, String tracker, TimelineOptions timeline) {
    /** Every frame searched, and what the library takes where nobody chooses. */
    public static final VideoOptions DEFAULTS = new VideoOptions(1, "appearance", TimelineOptions.defaults());

    /**
     * Checks the components.
     *
     * @param every most frames from one search for faces to the next
     * @param tracker as {@link dev.mien.track.Trackers} understands it
     * @param timeline how faces are read over time
     * @throws IllegalArgumentException if faces are to be searched for less than every frame
     */
    public VideoOptions {
        Require.atLeast("every", every, 1);
    }

    /**
     * {@return what reads videos so}
     *
     * @param analyzer of their frames
     */
    public VideoAnalyzer.Builder builder(FaceAnalyzer analyzer) {
        return VideoAnalyzer.of(analyzer).every(every).tracker(tracker).timeline(timeline);
    }
}
