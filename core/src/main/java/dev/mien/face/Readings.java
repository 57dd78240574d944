package dev.mien.face;

import java.util.Optional;

/**
 * What was read off one face. Scores and verdict are always there; the rest only if the pipeline could read it.
 *
 * @param scores given even where the verdict is "unsure"
 * @param verdict the apparent expression, or why there is none
 * @param geometry head pose and openings, if the face's 68 points are known
 * @param explanation of the most probable expression, if it was asked for and the features have a place in the face
 */
public record Readings(
        ExpressionScores scores, Verdict verdict, Optional<FaceGeometry> geometry, Optional<Explanation> explanation) {

    /**
     * Scores and a verdict on them, and nothing more.
     *
     * @param scores the distribution over expressions
     * @param verdict what is said on them
     */
    public Readings(ExpressionScores scores, Verdict verdict) {
        this(scores, verdict, Optional.empty(), Optional.empty());
    }

    /**
     * {@return the same readings with another geometry}
     *
     * @param other head pose and openings, or empty if they are not known
     */
    public Readings withGeometry(Optional<FaceGeometry> other) {
        return new Readings(scores, verdict, other, explanation);
    }

    /**
     * {@return the same readings with another explanation}
     *
     * @param other an explanation of the most probable expression, or empty
     */
    public Readings withExplanation(Optional<Explanation> other) {
        return new Readings(scores, verdict, geometry, other);
    }
}
