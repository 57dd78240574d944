package dev.mien.eval.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    /** Newcombe 1998, Statistics in Medicine 17:857, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonAsPublished(int successes, int n, double low, double high) {
        Interval interval = Interval.wilson(successes, n);
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void wilsonIsSymmetricAndStaysWithinZeroToOne() {
        assertThat(Interval.wilson(20, 20).high()).isEqualTo(1);
        assertThat(Interval.wilson(20, 20).low())
                .isCloseTo(1 - Interval.wilson(0, 20).high(), within(1e-12));
        assertThatThrownBy(() -> Interval.wilson(0, 0)).hasMessage("0 of 0 is no proportion");
    }
}
