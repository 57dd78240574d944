package dev.mien.classify;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FeatureVector;
import dev.mien.stage.Stage;
import java.util.List;

/** Turns feature vectors into calibrated probabilities. */
public interface ExpressionClassifier extends Stage {
    /** {@return the feature space it was trained in} */
    String space();

    /** {@return the expressions it knows, in the order of its {@link ExpressionScores}} */
    List<Expression> classes();

    /**
     * {@return one distribution a vector, in the same order}
     *
     * @param vectors any number of them, each of the feature space {@link #space()}
     * @throws IllegalArgumentException if a vector is of another space
     */
    List<ExpressionScores> classifyAll(List<FeatureVector> vectors);

    /**
     * What each feature adds to the score of an expression: the feature times the gradient of the uncalibrated score,
     * relative to the mean score over the classes, averaged over the straight line from the vector of zeros ("integrated
     * gradients", Sundararajan, Taly and Yan 2017, arXiv:1703.01365). The contributions sum to the score less the score
     * of zeros. Where the score is linear in the features this is weight times feature.
     *
     * @param vector the vector whose score is taken apart
     * @param expression one of {@link #classes()}
     * @return as many numbers as the vector has features; positive speaks for the expression
     * @throws IllegalArgumentException if the vector is of another space or the expression is not among the classes
     */
    float[] contributions(FeatureVector vector, Expression expression);

    /**
     * {@return the distribution for one vector}
     *
     * @param vector a vector of the feature space {@link #space()}
     * @throws IllegalArgumentException if the vector is of another space
     */
    default ExpressionScores classify(FeatureVector vector) {
        return classifyAll(List.of(vector)).get(0);
    }
}
