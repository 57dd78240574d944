package dev.mien.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterTest {
    @Test
    void afterATimeConstantAStepIsInBy63Percent() {
        LiveFilter filter = new LiveFilter(0.2);
        double last = 0;
        for (int i = 0; i <= 1020; i++) {
            last = happy(filter.smooth(moment(i, i < 1000 ? 0 : 1, 1)).scores());
        }
        assertThat(last).isCloseTo(1 - Math.exp(-21 * 0.01 / 0.2), within(0.01));
    }

    @Test
    void anUncertainMomentMovesTheMeanLittle() {
        LiveFilter sure = new LiveFilter(0.2);
        LiveFilter doubtful = new LiveFilter(0.2);
        for (int i = 0; i < 100; i++) {
            sure.add(moment(i, 0, 1));
            doubtful.add(moment(i, 0, 1));
        }
        double moved = happy(sure.smooth(moment(100, 1, 1)).scores());
        double little = happy(doubtful.smooth(moment(100, 1, 0.1)).scores());
        assertThat(little).isBetween(0.05 * moved, 0.15 * moved);
    }

    @Test
    void fromBothSidesAStepIsNotShifted() {
        LaggedFilter filter = new LaggedFilter(0.2);
        List<Moment> smoothed = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            smoothed.addAll(filter.add(moment(i, i < 200 ? 0 : 1, 1)));
        }
        assertThat(smoothed).as("wait for the lag").hasSize(400 - 80);
        smoothed.addAll(filter.finish());
        assertThat(smoothed).hasSize(400).extracting(Moment::time).isSorted();
        assertThat(happy(smoothed.get(199).scores())).isLessThan(0.5);
        assertThat(happy(smoothed.get(200).scores())).isGreaterThan(0.5);
        assertThat(happy(smoothed.get(190).scores()) + happy(smoothed.get(209).scores()))
                .isCloseTo(1, within(0.01));
    }

    /** The stated sum, over all moments. */
    @Test
    void theLaggedFilterIsItsFormula() {
        double tau = 0.05;
        double[] values = {0.1, 0.9, 0.3, 0.5, 0.7, 0.2};
        double[] weights = {1, 0.2, 0.6, 0, 0.9, 0.4};
        LaggedFilter filter = new LaggedFilter(tau);
        List<Moment> smoothed = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            smoothed.addAll(filter.add(moment(i, values[i], weights[i])));
        }
        smoothed.addAll(filter.finish());
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            double total = 0;
            for (int j = 0; j < values.length; j++) {
                double w = weights[j] * Math.exp(-Math.abs(i - j) * 0.01 / tau);
                sum += w * values[j];
                total += w;
            }
            assertThat(happy(smoothed.get(i).scores())).isCloseTo(sum / total, within(1e-5));
        }
    }

    @Test
    void momentsAreTheirOwnMeanWhereNoneCounts() {
        assertThat(happy(new LiveFilter(1).smooth(moment(0, 0.3, 0)).scores())).isCloseTo(0.3, within(1e-6));
    }

    @Test
    void certaintyGoesFromEvenOddsToOneAnswer() {
        assertThat(Moment.certainty(scores(0.5))).isCloseTo(0, within(1e-6));
        assertThat(Moment.certainty(scores(1))).isEqualTo(1);
        assertThat(Moment.certainty(scores(0.9))).isCloseTo(1 - 0.468996, within(1e-5));
    }

    @Test
    void aTimeConstantOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LiveFilter(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LaggedFilter(Double.NaN));
    }

    static Moment moment(int hundredths, double happiness, double weight) {
        return new Moment(Duration.ofMillis(10L * hundredths), scores(happiness), weight);
    }

    static ExpressionScores scores(double happiness) {
        return new ExpressionScores(
                Map.of(Expression.NEUTRAL, (float) (1 - happiness), Expression.HAPPINESS, (float) happiness));
    }

    private static double happy(ExpressionScores scores) {
        return scores.get(Expression.HAPPINESS);
    }
}
