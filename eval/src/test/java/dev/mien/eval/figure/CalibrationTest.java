package dev.mien.eval.figure;

import static dev.mien.eval.Outcomes.said;
import static dev.mien.face.Expression.ANGER;
import static dev.mien.face.Expression.FEAR;
import static dev.mien.face.Expression.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void answersOfOneBinAreAveragedBeforeTheyAreCompared() {
        Calibration calibration = Calibration.of(
                List.of(said(FEAR, FEAR, 0.82, ANGER), said(FEAR, ANGER, 0.83, FEAR), said(FEAR, FEAR, 0.97, ANGER)));
        // bin (0.8, 0.867]: mean 0.825 against 1/2; bin (0.933, 1]: 0.97 against 1
        assertThat(calibration.ece()).isCloseTo((2 * 0.325 + 0.03) / 3, within(1e-6));
        Calibration.Bin bin = calibration.bins().get(12);
        assertThat(bin.count()).isEqualTo(2);
        assertThat(bin.confidence()).isCloseTo(0.825, within(1e-6));
        assertThat(bin.accuracy()).isEqualTo(0.5);
        assertThat(calibration.bins().get(0).accuracy()).isNaN();
    }

    @Test
    void perfectlyCalibratedAnswersHaveNoError() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            outcomes.add(i < 75 ? said(FEAR, FEAR, 0.75, ANGER) : said(NEUTRAL, FEAR, 0.75, NEUTRAL));
        }
        assertThat(Calibration.of(outcomes).ece()).isCloseTo(0, within(1e-12));
    }

    @Test
    void binsIncludeTheirUpperEdge() {
        assertThat(binOf(0.6)).isEqualTo(8); // 9/15
        assertThat(binOf(0.601)).isEqualTo(9);
        assertThat(binOf(0.8)).isEqualTo(11); // 12/15
        assertThat(binOf(1)).isEqualTo(14);
    }

    private static int binOf(double confidence) {
        List<Calibration.Bin> bins =
                Calibration.of(List.of(said(FEAR, FEAR, confidence, ANGER))).bins();
        for (int i = 0; i < bins.size(); i++) {
            if (bins.get(i).count() > 0) {
                return i;
            }
        }
        return -1;
    }
}
