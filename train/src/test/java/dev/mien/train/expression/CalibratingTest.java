package dev.mien.train.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.classify.Temperature;
import dev.mien.face.Expression;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratingTest {
    private static final List<Expression> CLASSES =
            List.of(Expression.NEUTRAL, Expression.HAPPINESS, Expression.SADNESS);
    private static final int FACES = 6000;

    private final int[] labels = new int[FACES];

    @Test
    void findsTheTemperatureThatWasMultipliedIn() {
        Calibrating calibrating = fit(scores(2.5, 2.5));
        assertThat(calibrating.temperature()).isCloseTo(2.5, within(0.1));
        assertThat(calibrating.uncalibrated()).isGreaterThan(0.1);
        assertThat(calibrating.pooled()).isLessThan(0.02);
        assertThat(calibrating.lines()).last().asString().startsWith("Stored: 2.");
    }

    /** Were each half measured at its own temperature, nothing would show. */
    @Test
    void measuresEachHalfAtTheTemperatureOfTheOther() {
        Calibrating calibrating = fit(scores(6, 1));
        assertThat(calibrating.oddError()).as("too flat at 6").isGreaterThan(0.1);
        assertThat(calibrating.evenError()).as("too sharp at 1").isGreaterThan(0.1);
    }

    /** A view that knows nothing makes the mean flatter, so that a sharper temperature is right. */
    @Test
    void theTemperatureIsThatOfTheViewsTogether() {
        float[][] blank = new float[FACES][CLASSES.size()];
        double alone = fit(scores(2.5, 2.5)).temperature();
        assertThat(fit(scores(2.5, 2.5), blank).temperature()).isLessThan(0.8 * alone);
        float[] mean = new float[3];
        Calibrating.scores(CLASSES, 1, List.of(new float[] {0, 0, 0}, new float[] {100, 0, 0}))
                .probabilities()
                .forEach((expression, p) -> mean[CLASSES.indexOf(expression)] = p);
        assertThat(mean).containsExactly(new float[] {2 / 3f, 1 / 6f, 1 / 6f}, within(1e-5f));
    }

    private Calibrating fit(float[][]... views) {
        return Calibrating.fit(CLASSES, labels, views);
    }

    /** True log-probabilities times a factor for faces of even and odd place; labels are drawn from the truth. */
    private float[][] scores(double even, double odd) {
        Random random = new Random(5);
        float[][] scores = new float[FACES][CLASSES.size()];
        for (int i = 0; i < FACES; i++) {
            float[] truth = new float[CLASSES.size()];
            for (int c = 0; c < truth.length; c++) {
                truth[c] = (float) (1.5 * random.nextGaussian());
                scores[i][c] = (float) (truth[c] * (i % 2 == 0 ? even : odd));
            }
            labels[i] = draw(Temperature.softmax(truth, 1), random.nextDouble());
        }
        return scores;
    }

    private static int draw(float[] probabilities, double at) {
        int c = 0;
        for (double rest = at - probabilities[0]; rest > 0 && c + 1 < probabilities.length; c++) {
            rest -= probabilities[c + 1];
        }
        return c;
    }
}
