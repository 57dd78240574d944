package dev.mien.face;

import java.util.Optional;

/**
 * All that Mien says of one face: where it is, how fit it is to be judged, and what it shows. {@link #verdict()} is the
 * answer, {@link #scores()} the evidence.
 *
 * @param face where it is
 * @param basis what the face was aligned by
 * @param quality whether it is fit to be judged
 * @param readings what it shows
 */
public record FaceResult(Face face, AlignedFace.Basis basis, Quality quality, Readings readings) {
    /**
     * {@return the same face with other readings}
     *
     * @param other what replaces them
     */
    public FaceResult withReadings(Readings other) {
        return new FaceResult(face, basis, quality, other);
    }

    /** {@return the distribution over expressions, given even where the verdict is "unsure"} */
    public ExpressionScores scores() {
        return readings.scores();
    }

    /** {@return the apparent expression, or that the evidence is too weak for one} */
    public Verdict verdict() {
        return readings.verdict();
    }

    /** {@return head pose and openings, if the face's 68 points are known} */
    public Optional<FaceGeometry> geometry() {
        return readings.geometry();
    }

    /**
     * {@return where the likeliest expression was seen, if that was asked for and the features have a place in the face}
     */
    public Optional<Explanation> explanation() {
        return readings.explanation();
    }
}
