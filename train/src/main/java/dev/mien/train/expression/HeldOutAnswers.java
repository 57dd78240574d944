package dev.mien.train.expression;

import dev.mien.classify.Scaling;
import dev.mien.eval.figure.Calibration;
import dev.mien.eval.figure.Interval;
import dev.mien.eval.figure.Outcome;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What a calibration says of faces that it was not fitted on, beside what another says of the same faces.
 *
 * @param source name of the data
 * @param persons one a face
 * @param before under the calibration that there was
 * @param after under the fitted one
 */
record HeldOutAnswers(String source, List<String> persons, List<Outcome> before, List<Outcome> after) {
    private static final int RESAMPLES = 1000;

    /** The answers to some faces of a source. */
    static HeldOutAnswers of(
            ScoredFaces faces, List<Expression> classes, Scaling before, Scaling after, boolean mirrored) {
        return new HeldOutAnswers(
                faces.name(),
                faces.persons(),
                outcomes(faces, classes, before, mirrored),
                outcomes(faces, classes, after, mirrored));
    }

    private static List<Outcome> outcomes(
            ScoredFaces faces, List<Expression> classes, Scaling scaling, boolean mirrored) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            List<float[]> views = faces.views(i, mirrored);
            float[] mean = new float[classes.size()];
            for (float[] view : views) {
                float[] p = scaling.probabilities(view);
                for (int c = 0; c < mean.length; c++) {
                    mean[c] += p[c] / views.size();
                }
            }
            outcomes.add(new Outcome(
                    faces.persons().get(i),
                    classes.get(faces.labels()[i]),
                    Optional.of(ExpressionScores.of(classes, mean)),
                    Optional.empty()));
        }
        return outcomes;
    }

    /** Two parts of one source as one. */
    HeldOutAnswers with(HeldOutAnswers other) {
        List<String> names = new ArrayList<>(persons);
        names.addAll(other.persons);
        List<Outcome> all = new ArrayList<>(before);
        all.addAll(other.before);
        List<Outcome> fitted = new ArrayList<>(after);
        fitted.addAll(other.after);
        return new HeldOutAnswers(source, names, all, fitted);
    }

    static double accuracy(List<Outcome> outcomes) {
        return (double) outcomes.stream().filter(Outcome::correct).count() / outcomes.size();
    }

    static double error(List<Outcome> outcomes) {
        return Calibration.of(outcomes).ece();
    }

    /**
     * What the calibration gains in accuracy, with a 95 % interval: the percentiles of a thousand resamplings of the persons
     * (bootstrap, Efron 1979), for pictures of one person are no independent witnesses.
     */
    Interval gain() {
        Map<String, int[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < persons.size(); i++) {
            int[] sum = sums.computeIfAbsent(persons.get(i), person -> new int[2]);
            sum[0] += (after.get(i).correct() ? 1 : 0) - (before.get(i).correct() ? 1 : 0);
            sum[1]++;
        }
        List<int[]> groups = List.copyOf(sums.values());
        Random random = new Random(1);
        double[] gains = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            int won = 0;
            int faces = 0;
            for (int g = 0; g < groups.size(); g++) {
                int[] drawn = groups.get(random.nextInt(groups.size()));
                won += drawn[0];
                faces += drawn[1];
            }
            gains[r] = (double) won / faces;
        }
        Arrays.sort(gains);
        return new Interval(gains[RESAMPLES / 40], gains[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}
