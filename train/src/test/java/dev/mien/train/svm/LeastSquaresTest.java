package dev.mien.train.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.mien.train.math.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
    @Test
    void theSolutionOfOneInputByHand() {
        // Targets less the blind guess: +-1/2. w = sum(x y) / (sum(x^2) + n lambda), here (1 + 3)/2 / (1 + 9 + 2 x 5).
        Matrix x = Matrix.ofRows(new float[][] {{-1}, {3}});
        Matrix w = LeastSquares.solve(List.of(x), Targets.ofLabels(new int[] {0, 1}, 2), 5);
        assertThat(w.data()).containsExactly(new float[] {-0.1f, 0.1f}, within(1e-6f));
    }

    @Test
    void noNeighbourIsBetter() {
        Random random = new Random(1);
        List<Matrix> chunks = List.of(Samples.matrix(random, 12, 3, 1), Samples.matrix(random, 8, 3, 1));
        Targets targets = Samples.targets(random, 20);
        Matrix w = LeastSquares.solve(chunks, targets, 0.2);
        double best = objective(chunks, targets, w);
        for (int i = 0; i < w.data().length; i++) {
            for (float step : new float[] {-0.01f, 0.01f}) {
                Matrix other = new Matrix(w.rows(), w.columns(), w.data().clone());
                other.data()[i] += step;
                assertThat(objective(chunks, targets, other)).isGreaterThan(best);
            }
        }
    }

    @Test
    void aSingularSystemAsksForALambda() {
        Matrix zeros = new Matrix(2, 2);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> LeastSquares.solve(List.of(zeros), Targets.ofLabels(new int[] {0, 1}, 2), 0))
                .withMessageContaining("use a larger lambda");
    }

    private static double objective(List<Matrix> chunks, Targets targets, Matrix w) {
        double sum = 0;
        int sample = 0;
        for (Matrix chunk : chunks) {
            for (int i = 0; i < chunk.rows(); i++, sample++) {
                for (int c = 0; c < 5; c++) {
                    int head = c < 3 ? 0 : 1;
                    double error = -(targets.share(sample, c) - (head == 0 ? 1 / 3.0 : 0.5));
                    for (int j = 0; j < 3; j++) {
                        error += (double) chunk.get(i, j) * w.get(j, c);
                    }
                    sum += targets.weight(sample, head) * error * error;
                }
            }
        }
        for (float weight : w.data()) {
            sum += 0.2 * targets.samples() * weight * weight;
        }
        return sum;
    }
}
