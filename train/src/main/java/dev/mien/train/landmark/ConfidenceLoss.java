package dev.mien.train.landmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.mien.face.FacePart;
import dev.mien.face.Landmark68;
import dev.mien.train.engine.Scalars;

/**
 * Cross-entropy of the network's confidence: the probability that there is a face and that its points lie within {@value
 * #RIGHT} of the distance between the outer corners of the eyes, on average. What is right follows from the network's own
 * answer, so that it learns what it can do; the answer itself is not moved by it.
 */
final class ConfidenceLoss {
    private static final float RIGHT = 0.1f;

    private ConfidenceLoss() {}

    /**
     * The mean over all faces.
     *
     * @param logits [n, 1]
     * @param answers [n, 136]
     * @param targets [n, 136], in the unit of the answers
     * @param trust [n, 68]: a point's weight; all 0 where there is no face
     */
    static NDArray of(NDArray logits, NDArray answers, NDArray targets, NDArray trust) {
        NDArray right = right(answers.stopGradient(), targets, trust);
        NDArray logit = logits.squeeze(1);
        return Scalars.softplus(logit).sub(logit.mul(right)).mean();
    }

    /** 1 for faces whose points lie right, else 0: [n]. */
    static NDArray right(NDArray answers, NDArray targets, NDArray trust) {
        Shape pairs = new Shape(answers.getShape().get(0), FacePart.POINTS, 2);
        NDArray places = targets.reshape(pairs);
        NDArray distance = length(answers.reshape(pairs).sub(places));
        NDArray weight = trust.sum(new int[] {1});
        NDArray mean = distance.mul(trust).sum(new int[] {1}).div(Scalars.atLeast(weight, 1e-6));
        NDArray unit = length(point(places, Landmark68.RIGHT_EYE_OUTER).sub(point(places, Landmark68.LEFT_EYE_OUTER)));
        NDArray near = mean.lt(Scalars.times(unit, RIGHT)).toType(answers.getDataType(), false);
        return near.mul(weight.gt(0).toType(answers.getDataType(), false));
    }

    private static NDArray point(NDArray places, Landmark68 point) {
        return places.get(new NDIndex(":, {}", point.index()));
    }

    /** Of the last axis. */
    private static NDArray length(NDArray vectors) {
        return vectors.square().sum(new int[] {-1}).sqrt();
    }
}
