package dev.mien.eval.figure;

import static dev.mien.eval.Outcomes.missed;
import static dev.mien.eval.Outcomes.run;
import static dev.mien.eval.Outcomes.said;
import static dev.mien.face.Expression.FEAR;
import static dev.mien.face.Expression.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairedTestTest {
    /** Fagerland et al. 2013, BMC Med. Res. Methodol. 13:91: airway hyper-responsiveness of 21 children. */
    @Test
    void pValuesAsPublished() {
        PairedTest test = PairedTest.of("before", "after", 21, 1, 7);
        assertThat(test.pValueExact()).isCloseTo(0.0703125, within(1e-9)); // 2 (1 + 8) / 2^8
        assertThat(test.pValue()).isCloseTo(0.0390625, within(1e-9));
        assertThat(test.difference()).isCloseTo(-6.0 / 21, within(1e-12));
        // By hand: p = 2/23, q = 8/23; -6/23 -+ 1.96 sqrt((10/23 - 36/529) / 23)
        assertThat(test.interval().low()).isCloseTo(-0.50836, within(1e-5));
        assertThat(test.interval().high()).isCloseTo(-0.01338, within(1e-5));
    }

    @Test
    void equalCountsTellNothing() {
        assertThat(PairedTest.of("a", "b", 100, 9, 9).pValue()).isEqualTo(1);
        assertThat(PairedTest.of("a", "b", 100, 9, 9).pValueExact()).isEqualTo(1);
        assertThat(PairedTest.of("a", "b", 100, 0, 0).pValue()).isEqualTo(1);
    }

    @Test
    void largeCountsAgreeWithTheNormalLimit() {
        // z = 100 / sqrt(2100) = 2.1822, two-sided p = 0.0291
        PairedTest test = PairedTest.of("a", "b", 10_000, 1100, 1000);
        assertThat(test.pValue()).isCloseTo(0.0291, within(2e-4));
        assertThat(test.pValueExact()).isGreaterThan(test.pValue());
        assertThat(PairedTest.of("b", "a", 10_000, 1000, 1100).pValue()).isEqualTo(test.pValue());
        assertThat(PairedTest.of("a", "b", 10_000, 0, 5000).pValue()).isBetween(0.0, 1e-300);
    }

    @Test
    void countsPicturesOnlyOneGotRight() {
        ExpressionRun first = run(
                "first",
                List.of(
                        said(FEAR, FEAR, 0.9, NEUTRAL),
                        said(FEAR, FEAR, 0.9, NEUTRAL),
                        said(FEAR, NEUTRAL, 0.9, FEAR),
                        missed(FEAR)));
        ExpressionRun second = run(
                "second",
                List.of(said(FEAR, FEAR, 0.9, NEUTRAL), missed(FEAR), missed(FEAR), said(FEAR, NEUTRAL, 0.9, FEAR)));
        PairedTest test = PairedTest.of(first, second);
        assertThat(List.of(test.n(), test.firstOnly(), test.secondOnly())).containsExactly(4, 1, 0);
        assertThat(test.difference()).isEqualTo(0.25);
        ExpressionRun shorter = run("third", List.of(missed(FEAR)));
        assertThatThrownBy(() -> PairedTest.of(first, shorter)).hasMessage("runs over 4 and 1 pictures do not pair");
    }
}
