package dev.mien.face;

import java.util.Optional;

/**
 * All that Mien says of one face.
 *
 * @param geometry head pose and openings, if the face's 68 points are known
 * @param scores given even where the verdict is "unsure"
 * @param explanation of the most probable expression, if it was asked for and the features have a place in the face
 */
public record FaceResult(
        Face face,
        AlignedFace.Basis alignment,
        Optional<FaceGeometry> geometry,
        Quality quality,
        ExpressionScores scores,
        Verdict verdict,
        Optional<Explanation> explanation) {

    /** A result without an explanation. */
    public FaceResult(
            Face face,
            AlignedFace.Basis alignment,
            Optional<FaceGeometry> geometry,
            Quality quality,
            ExpressionScores scores,
            Verdict verdict) {
        this(face, alignment, geometry, quality, scores, verdict, Optional.empty());
    }

    public FaceResult withExplanation(Optional<Explanation> other) {
        return new FaceResult(face, alignment, geometry, quality, scores, verdict, other);
    }
}
