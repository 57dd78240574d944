package dev.mien.train.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {
    @Test
    void itFindsTheValleyOfRosenbrock() {
        double[] x = {-1.2, 1, -1.2, 1};
        double value = Lbfgs.minimise(LbfgsTest::rosenbrock, x, 500, 1e-12, (done, of, reached) -> {});
        assertThat(value).isCloseTo(0, within(1e-12));
        assertThat(x).containsExactly(new double[] {1, 1, 1, 1}, within(1e-6));
    }

    @Test
    void itFindsTheFootOfALongNarrowBowl() {
        // sum_i 10^i (x_i - i)^2: the second derivatives differ by 10^7.
        double[] x = new double[8];
        Lbfgs.minimise(
                (at, gradient) -> {
                    double value = 0;
                    for (int i = 0; i < at.length; i++) {
                        value += Math.pow(10, i) * (at[i] - i) * (at[i] - i);
                        gradient[i] = 2 * Math.pow(10, i) * (at[i] - i);
                    }
                    return value;
                },
                x,
                500,
                1e-14,
                (done, of, reached) -> {});
        assertThat(x).containsExactly(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, within(1e-6));
    }

    @Test
    void theObjectiveNeverRisesAndIsTold() {
        double[] last = {Double.POSITIVE_INFINITY};
        int[] steps = {0};
        Lbfgs.minimise(LbfgsTest::rosenbrock, new double[] {3, -4}, 7, 0, (done, of, value) -> {
            assertThat(done).isEqualTo(++steps[0]);
            assertThat(of).isEqualTo(7);
            assertThat(value).isLessThan(last[0]);
            last[0] = value;
        });
        assertThat(steps[0]).isEqualTo(7);
    }

    @Test
    void itStopsAtOnceWhereTheGradientIsZero() {
        double[] x = {1, 1};
        assertThat(Lbfgs.minimise(LbfgsTest::rosenbrock, x, 10, 1e-9, (done, of, reached) -> {}))
                .isZero();
        assertThat(x).containsExactly(1, 1);
    }

    private static double rosenbrock(double[] x, double[] gradient) {
        double value = 0;
        for (int i = 0; i < x.length; i += 2) {
            double off = x[i + 1] - x[i] * x[i];
            value += 100 * off * off + (1 - x[i]) * (1 - x[i]);
            gradient[i] = -400 * x[i] * off - 2 * (1 - x[i]);
            gradient[i + 1] = 200 * off;
        }
        return value;
    }
}
