package dev.mien.train.svm;

import dev.mien.classify.Projection;
import dev.mien.classify.RbfMap;
import dev.mien.train.math.Blas;
import dev.mien.train.math.Matrix;
import java.util.Arrays;

/**
 * A Gaussian kernel expansion whose every part can be learnt: {@code z = (x_S T_S, x_A T_A)}, {@code k_j = (exp(-|z -
 * l_j|^2) + exp(-|Mz - l_j|^2)) / 2}, {@code scores = k A + b}. {@code x_S} are the components of a face that mirroring
 * leaves alone, {@code x_A} those that change sign, {@code M} that change.
 *
 * <p>With fixed T and landmarks it is a kernel machine on a Nystroem map; with all parts learnt by gradient it is the radial
 * basis function network of Poggio and Girosi (1990) with moving centres and a learnt metric.
 */
public final class RbfMachine {
    final Matrix evenMetric;
    final Matrix oddMetric;
    final Matrix evenLandmarks;
    final Matrix oddLandmarks;
    final Matrix coefficients;
    final Matrix bias;

    RbfMachine(
            Matrix evenMetric,
            Matrix oddMetric,
            Matrix evenLandmarks,
            Matrix oddLandmarks,
            Matrix coefficients,
            Matrix bias) {
        this.evenMetric = evenMetric;
        this.oddMetric = oddMetric;
        this.evenLandmarks = evenLandmarks;
        this.oddLandmarks = oddLandmarks;
        this.coefficients = coefficients;
        this.bias = bias;
    }

    /**
     * {@return the scores of all classes, shape [vectors][classes]}
     *
     * @param vectors such as {@link MirrorPca#transform} gives, shape [vectors][components]
     */
    public Matrix scores(Matrix vectors) {
        return new Pass(vectors).scores;
    }

    /**
     * {@return the projection of a classifier: the components with this machine's metric multiplied in}
     *
     * @param pca whose components the machine was trained on
     */
    public Projection projection(MirrorPca pca) {
        return pca.projection(evenMetric, oddMetric);
    }

    /**
     * {@return the kernel map of a classifier for some classes}
     *
     * @param from first class
     * @param to the class after the last
     */
    public RbfMap map(int from, int to) {
        float[][] even = evenLandmarks.transpose().toRows();
        float[][] odd = oddLandmarks.transpose().toRows();
        float[][] landmarks = Arrays.copyOf(even, even.length + odd.length);
        System.arraycopy(odd, 0, landmarks, even.length, odd.length);
        return new RbfMap(
                1,
                even.length,
                landmarks,
                coefficients.columns(from, to).toRows(),
                bias.columns(from, to).data());
    }

    /** One forward pass, kept for its gradients. */
    final class Pass {
        private final Matrix xEven;
        private final Matrix xOdd;
        private final Matrix even;
        private final Matrix odd;
        private final MirrorKernel kernel;
        private final Matrix invariant;
        final Matrix scores;

        Pass(Matrix vectors) {
            xEven = vectors.columns(0, evenMetric.rows());
            xOdd = vectors.columns(evenMetric.rows(), vectors.columns());
            even = Blas.times(xEven, evenMetric);
            odd = Blas.times(xOdd, oddMetric);
            kernel = MirrorKernel.of(even, odd, evenLandmarks, oddLandmarks);
            invariant = kernel.invariant();
            scores = Blas.times(invariant, coefficients);
            Rows.add(scores, bias.data());
        }

        /** The gradient of a loss by every part, given its gradient by the scores. Spends the pass. */
        RbfMachine gradient(Matrix byScores) {
            Matrix byKernel = Blas.timesTransposed(byScores, coefficients);
            Matrix both = kernel.face();
            Matrix gap = kernel.mirrored();
            for (int i = 0; i < both.data().length; i++) {
                float face = both.data()[i] * byKernel.data()[i] / 2;
                float mirrored = gap.data()[i] * byKernel.data()[i] / 2;
                both.data()[i] = face + mirrored;
                gap.data()[i] = face - mirrored;
            }
            double[] ofLandmarks = Rows.columnSums(both);
            double[] ofVectors = Rows.sums(both);
            return new RbfMachine(
                    Blas.transposedTimes(xEven, pull(Blas.times(both, evenLandmarks), ofVectors, even)),
                    Blas.transposedTimes(xOdd, pull(Blas.times(gap, oddLandmarks), ofVectors, odd)),
                    pull(Blas.transposedTimes(both, even), ofLandmarks, evenLandmarks),
                    pull(Blas.transposedTimes(gap, odd), ofLandmarks, oddLandmarks),
                    Blas.transposedTimes(invariant, byScores),
                    toRow(Rows.columnSums(byScores)));
        }
    }

    /** {@code 2 (towards - weight from)}, row by row, in place of {@code towards}: what the squares' derivative gives. */
    private static Matrix pull(Matrix towards, double[] weights, Matrix from) {
        float[] data = towards.data();
        for (int i = 0, at = 0; i < towards.rows(); i++) {
            for (int j = 0; j < towards.columns(); j++, at++) {
                data[at] = (float) (2 * (data[at] - weights[i] * from.data()[at]));
            }
        }
        return towards;
    }

    private static Matrix toRow(double[] values) {
        Matrix row = new Matrix(1, values.length);
        for (int j = 0; j < values.length; j++) {
            row.data()[j] = (float) values[j];
        }
        return row;
    }
}
