package dev.mien.report;

import dev.mien.face.AlignedFace;
import dev.mien.face.FaceResult;
import dev.mien.image.Image;

/** What draws, for each of two compared pipelines, why it says what it says; asked only for faces that are shown. */
public record Explainers(Explainer first, Explainer second) {
    /** Draws one pipeline's reasons over a face. */
    @FunctionalInterface
    public interface Explainer {
        Image draw(AlignedFace face, FaceResult result);
    }
}
