package dev.mien.train.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.train.math.Matrix;
import dev.mien.train.svm.SvmSolver.Options;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SvmSolverTest {
    @Test
    void theKnownOptimumOfTwoPoints() {
        // Points -1 and 1 of two classes. With score w x for the second class (the bias is 0 by symmetry) the objective
        // is
        // (1 - w)^2 + (1 - w)^2 summed over both classes' machines, each mean (1 - w)^2 + lambda/2 w^2: w = 2/(2 +
        // lambda).
        double lambda = 0.5;
        LinearMachine machine = SvmSolver.solve(
                List.of(Matrix.ofRows(new float[][] {{-1}, {1}})),
                Targets.ofLabels(new int[] {0, 1}, 2),
                new Options(Loss.SQUARED_HINGE, lambda, 100, 1e-9),
                Progress.NONE);
        float w = (float) (2 / (2 + lambda));
        assertThat(machine.weights().data()).containsExactly(new float[] {-w, w}, within(1e-4f));
        assertThat(machine.bias()).containsExactly(new float[] {0, 0}, within(1e-4f));
    }

    @ParameterizedTest
    @EnumSource
    void threeBlobsAreToldApart(Loss loss) {
        Random random = new Random(1);
        Matrix points = Samples.matrix(random, 300, 2, 0.5);
        int[] labels = new int[300];
        for (int i = 0; i < 300; i++) {
            labels[i] = i % 3;
            points.set(i, 0, points.get(i, 0) + (labels[i] == 1 ? 6 : 0));
            points.set(i, 1, points.get(i, 1) + (labels[i] == 2 ? 6 : 0));
        }
        LinearMachine machine = SvmSolver.solve(
                List.of(points), Targets.ofLabels(labels, 3), new Options(loss, 1e-4, 200, 1e-6), Progress.NONE);
        float[][] scores = machine.map(0, 3).scores(points.toRows());
        for (int i = 0; i < 300; i++) {
            for (int c = 0; c < 3; c++) {
                if (c != labels[i]) {
                    assertThat(scores[i][labels[i]]).isGreaterThan(scores[i][c]);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGradientAgreesWithDifferences(Loss loss) {
        Random random = new Random(2);
        List<Matrix> chunks = List.of(Samples.matrix(random, 9, 4, 1), Samples.matrix(random, 6, 4, 1));
        Targets targets = Samples.targets(random, 15);
        Options options = new Options(loss, 0.1, 1, 1);
        double[] x = random.doubles(25, -1, 1).toArray();
        double[] gradient = new double[25];
        SvmSolver.value(chunks, targets, options, x, gradient);
        for (int i = 0; i < 25; i++) {
            double[] right = x.clone();
            double[] left = x.clone();
            right[i] += 1e-2;
            left[i] -= 1e-2;
            double slope = (SvmSolver.value(chunks, targets, options, right, new double[25])
                            - SvmSolver.value(chunks, targets, options, left, new double[25]))
                    / 2e-2;
            assertThat(gradient[i]).isCloseTo(slope, within(1e-3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void itAgreesWithPlainGradientDescentInDoublePrecision(Loss loss) {
        Random random = new Random(3);
        Matrix points = Samples.matrix(random, 60, 3, 1);
        int[] labels = random.ints(60, 0, 3).toArray();
        double lambda = 0.05;
        LinearMachine machine = SvmSolver.solve(
                List.of(points), Targets.ofLabels(labels, 3), new Options(loss, lambda, 500, 1e-8), Progress.NONE);
        double[][] expected = descend(points, labels, 3, loss, lambda);
        for (int c = 0; c < 3; c++) {
            for (int j = 0; j < 3; j++) {
                assertThat((double) machine.weights().get(j, c)).isCloseTo(expected[c][j], within(1e-3));
            }
        }
        // With the cross-entropy only differences of biases mean anything.
        for (int c = 1; c < 3; c++) {
            assertThat((double) machine.bias()[c] - machine.bias()[0])
                    .isCloseTo(expected[c][3] - expected[0][3], within(1e-3));
        }
    }

    @Test
    void aWeightIsARepetition() {
        Matrix points = Samples.matrix(new Random(4), 2, 3, 1);
        Matrix shares = Matrix.ofRows(new float[][] {{1, 0}, {0.3f, 0.7f}});
        Options options = new Options(Loss.SQUARED_HINGE, 0.1, 300, 1e-8);
        // Weights are over the mean weight, so that the penalty counts the same.
        LinearMachine weighted = SvmSolver.solve(
                List.of(points),
                new Targets(shares, new Matrix(2, 1, new float[] {4 / 3f, 2 / 3f}), 2),
                options,
                Progress.NONE);
        LinearMachine repeated = SvmSolver.solve(
                List.of(points.rows(0, 0, 1)),
                new Targets(shares.rows(0, 0, 1), new Matrix(3, 1, new float[] {1, 1, 1}), 2),
                options,
                Progress.NONE);
        assertThat(weighted.weights().data()).containsExactly(repeated.weights().data(), within(1e-3f));
    }

    @Test
    void chunksMakeNoDifference() {
        Random random = new Random(5);
        Matrix points = Samples.matrix(random, 40, 3, 1);
        Targets targets = Samples.targets(random, 40);
        Options options = new Options(Loss.CROSS_ENTROPY, 0.1, 300, 1e-8);
        LinearMachine whole = SvmSolver.solve(List.of(points), targets, options, Progress.NONE);
        int[] first = IntStream.range(0, 13).toArray();
        int[] rest = IntStream.range(13, 40).toArray();
        LinearMachine parts =
                SvmSolver.solve(List.of(points.rows(first), points.rows(rest)), targets, options, Progress.NONE);
        assertThat(parts.weights().data()).containsExactly(whole.weights().data(), within(1e-3f));
    }

    @Test
    void sampleCountsThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SvmSolver.solve(
                        List.of(new Matrix(3, 1)), Targets.ofLabels(new int[2], 2), Options.defaults(), Progress.NONE))
                .withMessage("3 samples, but targets for 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Targets(new Matrix(2, 3), new Matrix(2, 1), 2));
    }

    /** Weights and, last, the bias of each class; plain definitions, no shared code. */
    private static double[][] descend(Matrix points, int[] labels, int classes, Loss loss, double lambda) {
        int d = points.columns();
        double[][] w = new double[classes][d + 1];
        for (int step = 0; step < 4000; step++) {
            double[][] gradient = new double[classes][d + 1];
            for (int i = 0; i < labels.length; i++) {
                double[] s = new double[classes];
                double total = 0;
                for (int c = 0; c < classes; c++) {
                    s[c] = w[c][d];
                    for (int j = 0; j < d; j++) {
                        s[c] += w[c][j] * points.get(i, j);
                    }
                    total += Math.exp(s[c]);
                }
                for (int c = 0; c < classes; c++) {
                    double sign = labels[i] == c ? 1 : -1;
                    double slope = loss == Loss.SQUARED_HINGE
                            ? -2 * sign * Math.max(0, 1 - sign * s[c])
                            : Math.exp(s[c]) / total - (labels[i] == c ? 1 : 0);
                    for (int j = 0; j < d; j++) {
                        gradient[c][j] += slope * points.get(i, j) / labels.length;
                    }
                    gradient[c][d] += slope / labels.length;
                }
            }
            for (int c = 0; c < classes; c++) {
                for (int j = 0; j <= d; j++) {
                    w[c][j] -= 0.1 * (gradient[c][j] + (j < d ? lambda * w[c][j] : 0));
                }
            }
        }
        return w;
    }
}
