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

    /**
     * What each feature adds to the score of an expression: feature times gradient of the uncalibrated score, relative to
     * the mean score over the classes, at this vector ("gradient x input", Shrikumar et al. 2016, arXiv:1605.01713). For a
     * score that is linear in the features the contributions and the bias sum to the score exactly; for another they are
     * its share to first order, and sum to something else.
     *
     * @return as many numbers as the vector has features; positive speaks for the expression
     * @throws IllegalArgumentException if the vector is of another space or the expression is not among the classes
     */
    float[] contributions(FeatureVector vector, Expression expression);

    default ExpressionScores classify(FeatureVector vector) {
        return classifyAll(List.of(vector)).get(0);
    }
}
