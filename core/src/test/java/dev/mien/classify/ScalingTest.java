package dev.mien.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private static final float[] SCORES = {2, 0, -1};

    @Test
    void offsetsComeAfterTheTemperature() {
        float[] p = new Scaling(2, List.of(0.0, Math.log(3), 0.0)).probabilities(SCORES);
        double a = Math.exp(1);
        double b = 3;
        double c = Math.exp(-0.5);
        assertThat(p)
                .containsExactly(
                        new float[] {(float) (a / (a + b + c)), (float) (b / (a + b + c)), (float) (c / (a + b + c))},
                        within(1e-6f));
    }

    @Test
    void withoutOffsetsItIsTemperatureScaling() {
        assertThat(new Scaling(0.5, List.of()).probabilities(SCORES)).isEqualTo(Temperature.softmax(SCORES, 0.5));
        assertThat(new Scaling(0.5, List.of(7.0, 7.0, 7.0)).probabilities(SCORES))
                .containsExactly(Temperature.softmax(SCORES, 0.5), within(1e-6f));
    }

    @Test
    void largeScoresStayFinite() {
        assertThat(new Scaling(1e-3, List.of(0.0, 1.0, 2.0)).probabilities(SCORES))
                .containsExactly(1, 0, 0);
    }

    /** Both flatten alike, so that what was likelier stays so. */
    @Test
    void softerIsThePowerOfTheDistribution() {
        Scaling scaling = new Scaling(0.5, List.of(0.3, -0.2, 0.1));
        float[] scores = {1, 0.4f, -0.5f};
        float[] sharp = scaling.probabilities(scores);
        float[] soft = scaling.softer(2).probabilities(scores);
        double sum = 0;
        for (float p : sharp) {
            sum += Math.sqrt(p);
        }
        for (int c = 0; c < scores.length; c++) {
            assertThat((double) soft[c]).isCloseTo(Math.sqrt(sharp[c]) / sum, within(1e-6));
        }
    }
}
