package dev.mien.train.svm;

import dev.mien.classify.LinearMap;
import dev.mien.train.math.Matrix;
import java.util.Arrays;

/** Weights of shape [inputs][classes] and a bias a class: {@code scores = x W + b}. */
public final class LinearMachine {
    private final Matrix weights;
    private final float[] bias;

    LinearMachine(Matrix weights, float[] bias) {
        this.weights = weights;
        this.bias = bias;
    }

    public Matrix weights() {
        return weights;
    }

    public float[] bias() {
        return bias.clone();
    }

    /**
     * {@return the part for some classes, for a classifier}
     *
     * @param from first class
     * @param to the class after the last
     */
    public LinearMap map(int from, int to) {
        return new LinearMap(weights.columns(from, to).toRows(), Arrays.copyOfRange(bias, from, to));
    }
}
