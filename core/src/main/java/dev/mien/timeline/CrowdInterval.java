package dev.mien.timeline;

import dev.mien.face.ExpressionScores;
import java.time.Duration;
import java.util.Optional;

/**
 * Everybody seen in an interval, together.
 *
 * @param start of the interval
 * @param frames how many were looked at
 * @param people different tracks
 * @param meanFaces faces a frame, on average
 * @param mostFaces most faces in one frame
 * @param expressions mean of the people's mean smoothed distributions, every person counting once; absent where the group was
 *     smaller than the least that a breakdown is given for
 */
public record CrowdInterval(
        Duration start,
        int frames,
        int people,
        double meanFaces,
        int mostFaces,
        Optional<ExpressionScores> expressions) {}
