package dev.mien.train.expression;

import dev.mien.classify.Temperature;
import dev.mien.eval.figure.Calibration;
import dev.mien.eval.figure.Outcome;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fits a temperature on validation faces and measures what it is worth on faces it was not fitted on: once fitted on the
 * faces of even place and measured on those of odd place, then the reverse. The shipped temperature is fitted on all.
 *
 * @param temperature fitted on all faces
 * @param uncalibrated expected calibration error over all faces at temperature 1
 * @param oddError expected calibration error of the faces of odd place, the temperature fitted on the others
 * @param evenError the reverse
 * @param held answers to all faces, each under the temperature of the half it is not in
 */
record Calibrating(double temperature, double uncalibrated, double oddError, double evenError, List<Outcome> held) {

    /**
     * @param labels index of each face's class
     * @param views scores of each view, shape [faces][classes]; one or more views of the same faces, whose probabilities
     *     are averaged (see {@link Temperature})
     */
    static Calibrating fit(List<Expression> classes, int[] labels, float[][]... views) {
        int[] even = IntStream.range(0, labels.length).filter(i -> i % 2 == 0).toArray();
        int[] odd = IntStream.range(0, labels.length).filter(i -> i % 2 == 1).toArray();
        int[] all = IntStream.range(0, labels.length).toArray();
        List<Outcome> oddMeasured = outcomes(classes, labels, odd, temperature(labels, even, views), views);
        List<Outcome> evenMeasured = outcomes(classes, labels, even, temperature(labels, odd, views), views);
        List<Outcome> both = new ArrayList<>(evenMeasured);
        both.addAll(oddMeasured);
        return new Calibrating(
                temperature(labels, all, views),
                error(outcomes(classes, labels, all, 1, views)),
                error(oddMeasured),
                error(evenMeasured),
                both);
    }

    /** Expected calibration error of {@link #held}. */
    double pooled() {
        return error(held);
    }

    /** What to say of it in a model's card. */
    List<String> lines() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "One temperature (Guo et al. 2017): fitted on the validation faces of even place it gives the"
                                + " others an expected calibration error of %.3f, the reverse %.3f, both together %.3f;"
                                + " without it %.3f.",
                        oddError,
                        evenError,
                        pooled(),
                        uncalibrated),
                String.format(Locale.ROOT, "Stored: %.4f, fitted on all validation faces.", temperature));
    }

    private static double temperature(int[] labels, int[] chosen, float[][]... views) {
        return Temperature.fit(
                IntStream.of(chosen).map(i -> labels[i]).toArray(),
                Arrays.stream(views)
                        .map(view -> IntStream.of(chosen).mapToObj(i -> view[i]).toArray(float[][]::new))
                        .toArray(float[][][]::new));
    }

    private static List<Outcome> outcomes(
            List<Expression> classes, int[] labels, int[] chosen, double temperature, float[][]... views) {
        return IntStream.of(chosen)
                .mapToObj(i -> new Outcome(
                        String.valueOf(i),
                        classes.get(labels[i]),
                        Optional.of(scores(
                                classes,
                                temperature,
                                Arrays.stream(views).map(view -> view[i]).toList())),
                        Optional.empty()))
                .toList();
    }

    /** The probabilities of a face, averaged over its views. */
    static ExpressionScores scores(List<Expression> classes, double temperature, List<float[]> views) {
        float[] mean = new float[classes.size()];
        for (float[] view : views) {
            float[] p = Temperature.softmax(view, temperature);
            for (int c = 0; c < mean.length; c++) {
                mean[c] += p[c] / views.size();
            }
        }
        return ExpressionScores.of(classes, mean);
    }

    private static double error(List<Outcome> outcomes) {
        return Calibration.of(outcomes).ece();
    }
}
