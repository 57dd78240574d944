package dev.mien.eval.run;

import dev.mien.face.ExpressionScores;
import dev.mien.image.Image;
import java.util.Optional;

/** What is measured: says what the one face of a picture shows. Called from several threads at once. */
@FunctionalInterface
public interface Predictor {
    /** The scores, or empty if no face was found. */
    Optional<ExpressionScores> predict(Image picture);
}
