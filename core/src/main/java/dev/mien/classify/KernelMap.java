package dev.mien.classify;

import dev.mien.model.ModelException;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import java.util.List;

/** From vectors to one score a class: the decision function of a kernel machine. Immutable. */
public sealed interface KernelMap permits LinearMap, RbfMap {
    /** {@return length of the vectors it takes} */
    int inputs();

    /** {@return number of scores it gives} */
    int classes();

    /**
     * {@return the scores of each vector, shape [vectors][classes]}
     *
     * @param vectors shape [vectors][inputs]
     */
    float[][] scores(float[][] vectors);

    /**
     * {@return the gradient of a weighted sum of the scores, {@code sum_c weights[c] score_c}, averaged over the
     * straight line between two vectors; as long as they} Times {@code to - from} it sums to the difference of the
     * weighted sums.
     *
     * @param from start of the line
     * @param to end of the line
     * @param weights one a class
     */
    float[] meanGradient(float[] from, float[] to, float[] weights);

    /**
     * {@return what {@link #read} takes up again; large matrices in the given precision}
     *
     * @param precision float16 halves the size of the file
     */
    List<Tensor> tensors(Precision precision);

    /**
     * {@return the map that a file holds, linear or with a radial basis}
     *
     * @param file what {@link #tensors} was written to
     * @throws ModelException if the file holds no map this version knows
     */
    static KernelMap read(TensorFile file) throws ModelException {
        return file.has("rbf.landmarks") ? RbfMap.read(file) : LinearMap.read(file);
    }
}
