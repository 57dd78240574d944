package dev.mien.classify;

import dev.mien.base.Require;
import dev.mien.model.ModelException;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import java.util.Arrays;
import java.util.List;

/**
 * A Gaussian kernel expansion over landmarks: {@code score_c = sum_j a[j][c] k(x, l_j) + bias_c}.
 *
 * <p>{@code k(x, l) = (g(x, l) + g(Mx, l)) / 2} with {@code g(x, l) = exp(-gamma |x - l|^2)} and {@code M} the mirror,
 * which changes the sign of every coordinate from {@code symmetric} on (see {@link Projection}). This is the invariant
 * kernel of Haasdonk and Burkhardt (2007, "Invariant kernel functions for pattern analysis and machine learning"): a face
 * and its mirror image get the same scores, for two exponentials instead of a second feature extraction. Where
 * {@code symmetric} equals the number of inputs, {@code k} is the plain Gaussian kernel. A Nystroem map (Williams and
 * Seeger 2001) with a linear machine behind it is of this form, its whitening multiplied into {@code a}.
 */
public final class RbfMap implements KernelMap {
    /** Enough to see by: on 500 faces of FER+ the classical model's contributions miss their sum by 0.03 at most. */
    private static final int STEPS = 32;

    private final float gamma;
    private final int symmetric;
    /** Transposed, shape [inputs][landmarks]: the form {@link MatrixProduct} wants. */
    private final float[][] landmarks;

    private final float[][] evenPart;
    private final float[][] oddPart;
    private final float[] norms;
    private final float[][] coefficients;
    private final float[] bias;

    /**
     * @param gamma of the Gaussian, positive
     * @param symmetric how many inputs, the first ones, mirroring leaves alone
     * @param landmarks shape [inputs][landmarks]: a column is a landmark
     * @param coefficients {@code a}, shape [landmarks][classes]
     * @param bias one a class
     */
    public RbfMap(float gamma, int symmetric, float[][] landmarks, float[][] coefficients, float[] bias) {
        Require.that(gamma > 0, "gamma must be positive", gamma);
        if (symmetric < 0 || symmetric > landmarks.length) {
            throw new IllegalArgumentException(
                    symmetric + " symmetric inputs do not fit landmarks of " + landmarks.length);
        }
        Shapes.require("rbf landmarks", landmarks, landmarks.length, coefficients.length);
        Shapes.require("rbf coefficients", coefficients, coefficients.length, bias.length);
        this.gamma = gamma;
        this.symmetric = symmetric;
        this.landmarks = landmarks;
        this.evenPart = Arrays.copyOfRange(landmarks, 0, symmetric);
        this.oddPart = Arrays.copyOfRange(landmarks, symmetric, landmarks.length);
        this.norms = new float[coefficients.length];
        for (int j = 0; j < norms.length; j++) {
            double norm = 0;
            for (float[] coordinate : landmarks) {
                norm += (double) coordinate[j] * coordinate[j];
            }
            norms[j] = (float) norm;
        }
        this.coefficients = coefficients;
        this.bias = bias.clone();
    }

    @Override
    public int inputs() {
        return landmarks.length;
    }

    @Override
    public int classes() {
        return bias.length;
    }

    @Override
    public float[][] scores(float[][] vectors) {
        float[][] even = new float[vectors.length][norms.length];
        float[][] odd = new float[oddPart.length == 0 ? 0 : vectors.length][norms.length];
        MatrixProduct.add(evenPart, vectors, 0, even);
        if (oddPart.length > 0) {
            MatrixProduct.add(oddPart, vectors, symmetric, odd);
        }
        float[][] scores = new float[vectors.length][];
        for (int v = 0; v < vectors.length; v++) {
            if (oddPart.length == 0) {
                kernel(squaredNorm(vectors[v]), even[v]);
            } else {
                invariantKernel(squaredNorm(vectors[v]), even[v], odd[v]);
            }
            scores[v] = bias.clone();
        }
        MatrixProduct.add(coefficients, even, 0, scores);
        return scores;
    }

    /**
     * The gradient at {@code x} is {@code -gamma sum_j b_j ((x - l_j) g(x, l_j) + (x - M l_j) g(Mx, l_j))} with
     * {@code b_j = sum_c weights[c] a[j][c]}; its mean is taken by the midpoint rule.
     */
    @Override
    public float[] meanGradient(float[] from, float[] to, float[] weights) {
        float[][] ends = {from, to};
        float[][] even = new float[2][norms.length];
        float[][] odd = new float[2][norms.length];
        MatrixProduct.add(evenPart, ends, 0, even);
        MatrixProduct.add(oddPart, ends, symmetric, odd);
        float[] pull = MatrixProduct.transposed(coefficients, weights, 0);
        float[] bySame = new float[norms.length];
        float[] byMirrored = new float[norms.length];
        double[] along = new double[from.length];
        for (int step = 0; step < STEPS; step++) {
            double t = (step + 0.5) / STEPS;
            double[] at = between(from, to, t);
            double norm = Arrays.stream(at).map(v -> v * v).sum();
            double total = 0;
            for (int j = 0; j < pull.length; j++) {
                double common = norm + norms[j] - 2 * ((1 - t) * even[0][j] + t * even[1][j]);
                double difference = 2 * ((1 - t) * odd[0][j] + t * odd[1][j]);
                double face = pull[j] * Math.exp(-gamma * (common - difference)) / STEPS;
                double mirrored = pull[j] * Math.exp(-gamma * (common + difference)) / STEPS;
                bySame[j] += (float) (face + mirrored);
                byMirrored[j] += (float) (face - mirrored);
                total += face + mirrored;
            }
            for (int i = 0; i < at.length; i++) {
                along[i] += total * at[i];
            }
        }
        float[] towards = Arrays.copyOf(MatrixProduct.transposed(evenPart, bySame, 0), from.length);
        System.arraycopy(MatrixProduct.transposed(oddPart, byMirrored, 0), 0, towards, symmetric, oddPart.length);
        for (int i = 0; i < towards.length; i++) {
            towards[i] = (float) (gamma * (towards[i] - along[i]));
        }
        return towards;
    }

    private static double[] between(float[] from, float[] to, double t) {
        double[] at = new double[from.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = (1 - t) * from[i] + t * to[i];
        }
        return at;
    }

    /** Turns dot products into kernel values, in place. */
    private void kernel(float norm, float[] dots) {
        for (int j = 0; j < dots.length; j++) {
            dots[j] = (float) Math.exp(-gamma * (norm + norms[j] - 2 * dots[j]));
        }
    }

    private void invariantKernel(float norm, float[] even, float[] odd) {
        for (int j = 0; j < even.length; j++) {
            float common = norm + norms[j] - 2 * even[j];
            double face = Math.exp(-gamma * (common - 2 * odd[j]));
            double mirrored = Math.exp(-gamma * (common + 2 * odd[j]));
            even[j] = (float) (0.5 * (face + mirrored));
        }
    }

    private static float squaredNorm(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        return (float) sum;
    }

    @Override
    public List<Tensor> tensors(Precision precision) {
        return List.of(
                Shapes.vector("rbf.gamma", new float[] {gamma}),
                Shapes.vector("rbf.symmetric", new float[] {symmetric}),
                Tensor.ofRows("rbf.landmarks", precision, landmarks),
                Tensor.ofRows("rbf.coefficients", precision, coefficients),
                Shapes.vector("rbf.bias", bias));
    }

    static RbfMap read(TensorFile file) throws ModelException {
        return new RbfMap(
                file.get("rbf.gamma", 1).toArray()[0],
                (int) file.get("rbf.symmetric", 1).toArray()[0],
                file.get("rbf.landmarks", 2).toRows(),
                file.get("rbf.coefficients", 2).toRows(),
                file.get("rbf.bias", 1).toArray());
    }
}
