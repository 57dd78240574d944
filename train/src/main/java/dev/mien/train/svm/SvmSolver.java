package dev.mien.train.svm;

import dev.mien.train.math.Blas;
import dev.mien.train.math.Lbfgs;
import dev.mien.train.math.Matrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Linear machines in the primal, all classes at once: minimises {@code mean loss + lambda/2 |W|^2} by L-BFGS; the bias is
 * not penalised. With {@link Loss#SQUARED_HINGE} it is the L2-regularised L2-loss support vector machine, one against the
 * rest, of LIBLINEAR (Fan et al. 2008) with {@code C = 1 / (lambda n)}, except for the free bias and the soft targets.
 */
public final class SvmSolver {
    private SvmSolver() {}

    /**
     * What to solve, and how closely.
     *
     * @param loss what is made small
     * @param lambda weight of the penalty, not negative
     * @param iterations at most
     * @param tolerance stops when the gradient has shrunk to this share of its first norm
     */
    public record Options(Loss loss, double lambda, int iterations, double tolerance) {
        /** {@return the squared hinge with a penalty of 1e-5, at most 200 iterations} */
        public static Options defaults() {
            return new Options(Loss.SQUARED_HINGE, 1e-5, 200, 1e-4);
        }
    }

    /**
     * Solves.
     *
     * @param chunks the samples, some thousand rows a matrix, so that no copy of all of them is ever made
     * @param targets of the samples of all chunks, one after the other
     * @param options what to solve, and how closely
     * @param progress told after each iteration
     * @return the machine of the least objective that was found
     * @throws IllegalArgumentException if there are no samples, or not as many as targets
     */
    public static LinearMachine solve(List<Matrix> chunks, Targets targets, Options options, Progress progress) {
        int rows = chunks.stream().mapToInt(Matrix::rows).sum();
        if (rows == 0 || rows != targets.samples()) {
            throw new IllegalArgumentException(rows + " samples, but targets for " + targets.samples());
        }
        int inputs = chunks.get(0).columns();
        int classes = targets.classes();
        double[] x = new double[(inputs + 1) * classes];
        Lbfgs.Objective objective = (at, gradient) -> value(chunks, targets, options, at, gradient);
        Lbfgs.minimise(
                objective,
                x,
                options.iterations,
                options.tolerance,
                (done, of, value) -> progress.step("solve", done, of, value));
        return machine(x, inputs, classes);
    }

    /** Weights row by row, then the bias. */
    private static LinearMachine machine(double[] x, int inputs, int classes) {
        Matrix weights = new Matrix(inputs, classes);
        for (int i = 0; i < weights.data().length; i++) {
            weights.data()[i] = (float) x[i];
        }
        float[] bias = new float[classes];
        for (int c = 0; c < classes; c++) {
            bias[c] = (float) x[inputs * classes + c];
        }
        return new LinearMachine(weights, bias);
    }

    static double value(List<Matrix> chunks, Targets targets, Options options, double[] x, double[] gradient) {
        int inputs = chunks.get(0).columns();
        int classes = targets.classes();
        LinearMachine machine = machine(x, inputs, classes);
        int penalised = inputs * classes;
        double value = 0;
        for (int i = 0; i < penalised; i++) {
            value += options.lambda / 2 * x[i] * x[i];
            gradient[i] = options.lambda * x[i];
        }
        for (int c = 0; c < classes; c++) {
            gradient[penalised + c] = 0;
        }
        int start = 0;
        for (Matrix chunk : chunks) {
            Matrix scores = Blas.times(chunk, machine.weights());
            Rows.add(scores, machine.bias());
            int[] samples = IntStream.range(start, start + chunk.rows()).toArray();
            Matrix byScores = new Matrix(chunk.rows(), classes);
            value += targets.loss(options.loss, samples, scores, byScores, targets.samples());
            float[] byWeights = Blas.transposedTimes(chunk, byScores).data();
            for (int i = 0; i < penalised; i++) {
                gradient[i] += byWeights[i];
            }
            double[] byBias = Rows.columnSums(byScores);
            for (int c = 0; c < classes; c++) {
                gradient[penalised + c] += byBias[c];
            }
            start += chunk.rows();
        }
        return value;
    }
}
