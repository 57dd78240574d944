package dev.mien.eval.run;

import dev.mien.face.ExpressionScores;
import dev.mien.image.Image;
import java.util.Optional;

/** What is measured: says what the one face of a picture shows. Called from several threads at once. */
@FunctionalInterface
public interface Predictor {
    /**
     * {@return the scores, or empty if no face was found}
     *
     * @param picture any size
     */
    Optional<ExpressionScores> predict(Image picture);
}
