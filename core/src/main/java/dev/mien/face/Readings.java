package dev.mien.face;

import java.util.Optional;

/**
 * What was read off one face. Scores and verdict are always there; the rest only if the pipeline could read it.
 *
 * @param scores given even where the verdict is "unsure"
 * @param geometry head pose and openings, if the face's 68 points are known
 * @param explanation of the most probable expression, if it was asked for and the features have a place in the face
 */
public record Readings(
        ExpressionScores scores, Verdict verdict, Optional<FaceGeometry> geometry, Optional<Explanation> explanation) {

    /** Scores and a verdict on them, and nothing more. */
    public Readings(ExpressionScores scores, Verdict verdict) {
        this(scores, verdict, Optional.empty(), Optional.empty());
    }

    public Readings withGeometry(Optional<FaceGeometry> other) {
        return new Readings(scores, verdict, other, explanation);
    }

    public Readings withExplanation(Optional<Explanation> other) {
        return new Readings(scores, verdict, geometry, other);
    }
}
