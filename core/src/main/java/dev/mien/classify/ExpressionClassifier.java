package dev.mien.classify;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FeatureVector;
import dev.mien.face.Stage;
import java.util.List;

/** Turns feature vectors into calibrated probabilities. */
public interface ExpressionClassifier extends Stage {
    /** The feature space it was trained in. */
    String space();

    /** The expressions it knows, in {@link Expression} order. */
    List<Expression> classes();

    /**
     * One distribution a vector, in the same order.
     *
     * @throws IllegalArgumentException if a vector is of another space
     */
    List<ExpressionScores> classifyAll(List<FeatureVector> vectors);

    default ExpressionScores classify(FeatureVector vector) {
        return classifyAll(List.of(vector)).get(0);
    }
}
