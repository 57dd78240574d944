package dev.mien.eval.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void onlyTheOrderCounts() {
        assertThat(Ranks.correlation(new double[] {1, 2, 3, 4}, new double[] {1, 10, 100, 1000}))
                .isCloseTo(1, within(1e-12));
        assertThat(Ranks.correlation(new double[] {1, 2, 3}, new double[] {9, 5, 1}))
                .isCloseTo(-1, within(1e-12));
    }

    /** Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3. */
    @Test
    void equalValuesShareTheirRank() {
        assertThat(Ranks.correlation(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4}))
                .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    }
}
