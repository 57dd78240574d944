package dev.mien.timeline;

import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceResult;
import dev.mien.face.Verdict;
import java.util.Optional;

/**
 * A face in a frame of a video.
 *
 * @param result what the face shows by itself
 * @param person who it belongs to; empty as long as that is not certain
 */
public record TimedFace(FaceResult result, Optional<OfPerson> person) {
    /**
     * @param track number of the person's track
     * @param smoothed distribution over time; against the person's own neutral face where that was asked for
     * @param verdict on it
     */
    public record OfPerson(long track, ExpressionScores smoothed, Verdict verdict) {}
}
