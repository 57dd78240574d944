package dev.mien.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConstantVelocityTest {
    @Test
    void aSteadyMotionIsFollowedWithoutLagWhateverTheSteps() {
        ConstantVelocity filter = new ConstantVelocity(10, 0.01, 100);
        Random random = new Random(1);
        double time = 0;
        for (int i = 0; i < 100; i++) {
            double step = random.nextDouble(0.01, 0.1);
            time += step;
            filter.predict(step, 1);
            filter.update(10 + 30 * time, 0.01);
        }
        assertThat(filter.position()).isCloseTo(10 + 30 * time, within(1e-3));
        assertThat(filter.position(0.5)).isCloseTo(10 + 30 * (time + 0.5), within(1e-2));
    }

    /** The mean of n measurements of a standing point with a flat prior has the variance v / n. */
    @Test
    void withoutMotionItIsTheMeanOfWhatWasMeasured() {
        ConstantVelocity filter = new ConstantVelocity(4, 2, 0);
        for (double measured : new double[] {6, 8, 2}) {
            filter.predict(1, 0);
            filter.update(measured, 2);
        }
        assertThat(filter.position()).isCloseTo(5, within(1e-9));
        assertThat(filter.spread(0)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void whatIsNotSeenGrowsUncertain() {
        ConstantVelocity filter = new ConstantVelocity(0, 1, 1);
        double before = filter.spread(1);
        filter.predict(1, 0.5);
        assertThat(filter.spread(1)).isCloseTo(before + 1 + 0.5 / 3, within(1e-9));
    }
}
