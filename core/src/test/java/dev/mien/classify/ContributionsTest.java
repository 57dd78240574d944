package dev.mien.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Expression;
import dev.mien.face.FeatureVector;
import dev.mien.testkit.model.SvmExamples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Integrated gradients of small random machines, against numerical differences of their definition in double. */
class ContributionsTest {
    private static final double HALF = Math.sqrt(0.5);
    private static final int CLASSES = SvmExamples.CLASSES.size();

    private final Random random = new Random(21);
    private final float[] features = SvmExamples.matrix(random, 1, SvmExamples.INPUTS, 1)[0];

    @Test
    void ofALinearMachineSumWithTheBiasToTheCentredScore() {
        float[][] weights = SvmExamples.matrix(random, SvmExamples.INPUTS, CLASSES, 0.2);
        float[] bias = SvmExamples.matrix(random, 1, CLASSES, 1)[0];
        SvmClassifier classifier =
                new SvmClassifier(SvmExamples.SPACE, SvmExamples.CLASSES, null, new LinearMap(weights, bias), 0.5);
        float[] scores = classifier.scores(List.of(vector(features)))[0];
        for (Expression expression : SvmExamples.CLASSES) {
            double sum = centred(bias, expression);
            for (float contribution : classifier.contributions(vector(features), expression)) {
                sum += contribution;
            }
            assertThat(sum).isCloseTo(centred(scores, expression), within(1e-5));
        }
    }

    @Test
    void ofALinearMachineOnAProjectionAreIntegratedGradients() {
        int pairs = SvmExamples.INPUTS / 2;
        float[][] sums = SvmExamples.matrix(random, pairs + 1, 6, 0.3);
        float[][] differences = SvmExamples.matrix(random, pairs, 4, 0.3);
        float[] offset = SvmExamples.matrix(random, 1, 6, 0.3)[0];
        float[][] weights = SvmExamples.matrix(random, 10, CLASSES, 0.4);
        SvmClassifier classifier = new SvmClassifier(
                SvmExamples.SPACE,
                SvmExamples.CLASSES,
                new Projection(SvmExamples.mirror(), sums, differences, offset),
                new LinearMap(weights, new float[CLASSES]),
                1);
        requireIntegratedGradients(classifier, (x, c) -> {
            double[] projected = project(x, sums, differences, offset);
            double score = 0;
            for (int i = 0; i < projected.length; i++) {
                score += projected[i] * weights[i][c];
            }
            return score;
        });
    }

    @Test
    void ofAMirrorBlindGaussianMachineAreIntegratedGradients() {
        int pairs = SvmExamples.INPUTS / 2;
        float[][] sums = SvmExamples.matrix(random, pairs + 1, 6, 0.2);
        float[][] differences = SvmExamples.matrix(random, pairs, 4, 0.2);
        float[] offset = SvmExamples.matrix(random, 1, 6, 0.2)[0];
        float[][] landmarks = SvmExamples.matrix(random, 10, 33, 0.7);
        float[][] coefficients = SvmExamples.matrix(random, 33, CLASSES, 1);
        SvmClassifier classifier = new SvmClassifier(
                SvmExamples.SPACE,
                SvmExamples.CLASSES,
                new Projection(SvmExamples.mirror(), sums, differences, offset),
                new RbfMap(0.3f, 6, landmarks, coefficients, new float[CLASSES]),
                1);
        requireIntegratedGradients(
                classifier,
                (x, c) -> gaussian(project(x, sums, differences, offset), 0.3f, 6, landmarks, coefficients, c));
    }

    @Test
    void ofAPlainGaussianMachineAreIntegratedGradients() {
        float[][] landmarks = SvmExamples.matrix(random, SvmExamples.INPUTS, 17, 0.7);
        float[][] coefficients = SvmExamples.matrix(random, 17, CLASSES, 1);
        SvmClassifier classifier = new SvmClassifier(
                SvmExamples.SPACE,
                SvmExamples.CLASSES,
                null,
                new RbfMap(0.05f, SvmExamples.INPUTS, landmarks, coefficients, new float[CLASSES]),
                1);
        requireIntegratedGradients(
                classifier, (x, c) -> gaussian(x, 0.05f, SvmExamples.INPUTS, landmarks, coefficients, c));
    }

    @Test
    void ofAMirroredFaceAreTheFacesMirrored() {
        SvmClassifier classifier = new SvmClassifier(
                SvmExamples.SPACE, SvmExamples.CLASSES, SvmExamples.projection(random), SvmExamples.rbf(random), 1);
        float[] mirrored = new float[features.length];
        for (int i = 0; i < mirrored.length; i++) {
            mirrored[i] = features[SvmExamples.mirror()[i]];
        }
        float[] ofFace = classifier.contributions(vector(features), Expression.FEAR);
        float[] ofMirrored = classifier.contributions(vector(mirrored), Expression.FEAR);
        assertThat(ofMirrored).isNotEqualTo(ofFace);
        for (int i = 0; i < mirrored.length; i++) {
            assertThat(ofMirrored[i]).isCloseTo(ofFace[SvmExamples.mirror()[i]], within(1e-5f));
        }
    }

    @Test
    void toAnUnknownExpressionAreRefusedNamingTheKnown() {
        SvmClassifier classifier = new SvmClassifier(
                SvmExamples.SPACE,
                List.of(Expression.HAPPINESS, Expression.ANGER),
                null,
                new LinearMap(new float[SvmExamples.INPUTS][2], new float[2]),
                1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier.contributions(vector(features), Expression.FEAR))
                .withMessageContaining("fear")
                .withMessageContaining("happiness, anger");
    }

    /** A score of a class, by definition. */
    private interface Score {
        double of(double[] features, int index);
    }

    private void requireIntegratedGradients(SvmClassifier classifier, Score score) {
        double[] x = new double[features.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = features[i];
        }
        for (Expression expression : List.of(Expression.NEUTRAL, Expression.DISGUST)) {
            ToDoubleFunction<double[]> centred = at -> {
                double mean = 0;
                for (int c = 0; c < CLASSES; c++) {
                    mean += score.of(at, c) / CLASSES;
                }
                return score.of(at, SvmExamples.CLASSES.indexOf(expression)) - mean;
            };
            float[] contributions = classifier.contributions(vector(features), expression);
            assertThat(contributions).hasSize(x.length);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                assertThat((double) contributions[i]).isCloseTo(x[i] * meanSlope(centred, x, i), within(2e-4));
                sum += contributions[i];
            }
            double whole = centred.applyAsDouble(x) - centred.applyAsDouble(new double[x.length]);
            assertThat(sum).isCloseTo(whole, within(2e-3));
        }
    }

    /** Of feature {@code i} on the way from zeros to {@code x}. */
    private static double meanSlope(ToDoubleFunction<double[]> score, double[] x, int i) {
        int steps = 50;
        double step = 1e-5;
        double mean = 0;
        for (int s = 0; s < steps; s++) {
            double t = (s + 0.5) / steps;
            double[] above = Arrays.stream(x).map(v -> v * t).toArray();
            double[] below = above.clone();
            above[i] += step;
            below[i] -= step;
            mean += (score.applyAsDouble(above) - score.applyAsDouble(below)) / (2 * step * steps);
        }
        return mean;
    }

    /** Features {@code i} and {@code i ^ 1} are a pair, the last has none; see {@link SvmExamples#mirror}. */
    private static double[] project(double[] x, float[][] sums, float[][] differences, float[] offset) {
        double[] out = new double[offset.length + differences[0].length];
        for (int i = 0; i < offset.length; i++) {
            out[i] = offset[i] + x[x.length - 1] * sums[sums.length - 1][i];
            for (int pair = 0; pair < differences.length; pair++) {
                out[i] += (x[2 * pair] + x[2 * pair + 1]) * HALF * sums[pair][i];
            }
        }
        for (int i = 0; i < differences[0].length; i++) {
            for (int pair = 0; pair < differences.length; pair++) {
                out[offset.length + i] += (x[2 * pair] - x[2 * pair + 1]) * HALF * differences[pair][i];
            }
        }
        return out;
    }

    private static double gaussian(
            double[] x, double gamma, int symmetric, float[][] landmarks, float[][] coefficients, int index) {
        double score = 0;
        for (int j = 0; j < coefficients.length; j++) {
            double face = 0;
            double mirrored = 0;
            for (int i = 0; i < x.length; i++) {
                face += Math.pow(x[i] - landmarks[i][j], 2);
                mirrored += Math.pow((i < symmetric ? x[i] : -x[i]) - landmarks[i][j], 2);
            }
            score += coefficients[j][index] * (Math.exp(-gamma * face) + Math.exp(-gamma * mirrored)) / 2;
        }
        return score;
    }

    private static double centred(float[] scores, Expression expression) {
        double mean = 0;
        for (float score : scores) {
            mean += score / scores.length;
        }
        return scores[SvmExamples.CLASSES.indexOf(expression)] - mean;
    }

    private static FeatureVector vector(float[] values) {
        return new FeatureVector(SvmExamples.SPACE, values);
    }
}
