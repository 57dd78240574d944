package dev.mien.classify;

import dev.mien.model.ModelException;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import java.util.List;

/** The linear kernel: {@code score_c = sum_i x_i w[i][c] + bias_c}. */
public final class LinearMap implements KernelMap {
    private final float[][] weights;
    private final float[] bias;

    /**
     * @param weights shape [inputs][classes]
     * @param bias one a class
     */
    public LinearMap(float[][] weights, float[] bias) {
        Shapes.require("linear weights", weights, weights.length, bias.length);
        this.weights = weights;
        this.bias = bias.clone();
    }

    @Override
    public int inputs() {
        return weights.length;
    }

    @Override
    public int classes() {
        return bias.length;
    }

    @Override
    public float[][] scores(float[][] vectors) {
        float[][] scores = new float[vectors.length][];
        for (int v = 0; v < vectors.length; v++) {
            scores[v] = bias.clone();
        }
        MatrixProduct.add(weights, vectors, 0, scores);
        return scores;
    }

    @Override
    public float[] meanGradient(float[] from, float[] to, float[] classWeights) {
        return MatrixProduct.transposed(weights, classWeights, 0);
    }

    @Override
    public List<Tensor> tensors(Precision precision) {
        return List.of(Tensor.ofRows("linear.weights", precision, weights), Shapes.vector("linear.bias", bias));
    }

    static LinearMap read(TensorFile file) throws ModelException {
        return new LinearMap(
                file.get("linear.weights", 2).toRows(),
                file.get("linear.bias", 1).toArray());
    }
}
