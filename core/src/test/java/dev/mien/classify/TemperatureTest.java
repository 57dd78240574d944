package dev.mien.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.testkit.model.SvmExamples;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemperatureTest {
    @Test
    void aKnownTemperatureIsFoundFromLabelsDrawnWithIt() {
        for (double temperature : new double[] {0.2, 1, 3}) {
            Random random = new Random(1);
            float[][] scores = SvmExamples.matrix(random, 4000, 5, 1);
            int[] labels = draw(random, temperature, scores);
            assertThat(Temperature.fit(labels, scores)).isCloseTo(temperature, within(0.1 * temperature));
        }
    }

    @Test
    void withTwoViewsTheTemperatureIsThatOfTheirAveragedProbabilities() {
        Random random = new Random(2);
        float[][] face = SvmExamples.matrix(random, 4000, 4, 1);
        float[][] mirrored = SvmExamples.matrix(random, 4000, 4, 1);
        float[][][] views = {face, mirrored};
        int[] labels = draw(random, 0.4, views);
        assertThat(Temperature.fit(labels, views)).isCloseTo(0.4, within(0.04));
        // Fitted on one view alone it would be far off: the other view's share of the labels looks like noise.
        assertThat(Temperature.fit(labels, face)).isGreaterThan(0.6);
    }

    @Test
    void noNeighbourIsBetterThanTheFit() {
        Random random = new Random(3);
        float[][] scores = SvmExamples.matrix(random, 300, 3, 2);
        int[] labels = draw(random, 0.7, scores);
        double fit = Temperature.fit(labels, scores);
        double loss = Temperature.negativeLogLikelihood(labels, fit, scores);
        for (double factor : new double[] {0.5, 0.9, 0.99, 1.01, 1.1, 2}) {
            assertThat(Temperature.negativeLogLikelihood(labels, fit * factor, scores))
                    .isGreaterThanOrEqualTo(loss);
        }
    }

    @Test
    void perfectScoresStayInsideTheRange() {
        float[][] scores = {{9, 0}, {0, 9}};
        assertThat(Temperature.fit(new int[] {0, 1}, scores)).isBetween(1e-3, 1e3);
        assertThat(Temperature.fit(new int[] {1, 0}, scores)).isBetween(1e-3, 1e3);
    }

    @Test
    void theSoftmaxIsThatOfTheBooksEvenForHugeScores() {
        assertThat(Temperature.softmax(new float[] {(float) Math.log(1), (float) Math.log(3)}, 1))
                .containsExactly(new float[] {0.25f, 0.75f}, within(1e-6f));
        assertThat(Temperature.softmax(new float[] {(float) Math.log(1), (float) Math.log(3)}, 0.5))
                .containsExactly(new float[] {0.1f, 0.9f}, within(1e-6f));
        assertThat(Temperature.softmax(new float[] {1e30f, -1e30f}, 1e-3)).containsExactly(1, 0);
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Temperature.fit(new int[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Temperature.fit(new int[0], new float[0][]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Temperature.fit(new int[] {1}, new float[3][2]))
                .withMessage("3 faces in a view, but 1 labels");
    }

    /** A label for each face, drawn from its averaged probabilities. */
    private static int[] draw(Random random, double temperature, float[][]... views) {
        int[] labels = new int[views[0].length];
        for (int face = 0; face < labels.length; face++) {
            float[] scores = views[random.nextInt(views.length)][face];
            float[] p = Temperature.softmax(scores, temperature);
            double mark = random.nextDouble();
            while (labels[face] < p.length - 1 && (mark -= p[labels[face]]) > 0) {
                labels[face]++;
            }
        }
        return labels;
    }
}
