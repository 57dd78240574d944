package dev.mien.train.svm;

import dev.mien.train.math.Blas;
import dev.mien.train.math.Matrix;
import java.util.List;

/**
 * Least-squares machines (ridge regression on the targets; Suykens and Vandewalle 1999 call them least-squares support vector
 * machines): minimises {@code mean (x W - y)^2 + lambda |W|^2} in closed form, where an iterative solver would take
 * thousands of steps because the features of a kernel map differ so much in scale.
 */
final class LeastSquares {
    private LeastSquares() {}

    /**
     * Solves for every head by itself, with its weights.
     *
     * @param chunks the samples
     * @return shape [inputs][classes]
     */
    static Matrix solve(List<Matrix> chunks, Targets targets, double lambda) {
        int inputs = chunks.get(0).columns();
        Matrix weights = new Matrix(inputs, targets.classes());
        for (int head = 0; head < targets.heads(); head++) {
            int from = targets.start(head);
            int classes = targets.start(head + 1) - from;
            Matrix gram = new Matrix(inputs, inputs);
            Matrix moments = new Matrix(inputs, classes);
            int start = 0;
            for (Matrix chunk : chunks) {
                Matrix x = new Matrix(chunk.rows(), inputs);
                Matrix y = new Matrix(chunk.rows(), classes);
                for (int i = 0; i < chunk.rows(); i++) {
                    // Both sides times the root of the weight: then the squares carry the weight itself.
                    float root = (float) Math.sqrt(targets.weight(start + i, head));
                    for (int j = 0; j < inputs; j++) {
                        x.set(i, j, root * chunk.get(i, j));
                    }
                    for (int c = 0; c < classes; c++) {
                        // Less the share of a blind guess, so that no bias is needed.
                        y.set(i, c, root * (targets.share(start + i, from + c) - 1f / classes));
                    }
                }
                add(gram, Blas.transposedTimes(x, x));
                add(moments, Blas.transposedTimes(x, y));
                start += chunk.rows();
            }
            for (int j = 0; j < inputs; j++) {
                gram.set(j, j, (float) (gram.get(j, j) + lambda * targets.samples()));
            }
            Matrix solution = Blas.solve(gram, moments);
            for (int j = 0; j < inputs; j++) {
                for (int c = 0; c < classes; c++) {
                    weights.set(j, from + c, solution.get(j, c));
                }
            }
        }
        return weights;
    }

    private static void add(Matrix to, Matrix what) {
        for (int i = 0; i < to.data().length; i++) {
            to.data()[i] += what.data()[i];
        }
    }
}
