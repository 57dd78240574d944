package dev.mien.train.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.classify.RbfMap;
import dev.mien.train.math.Matrix;
import dev.mien.train.svm.RbfTrainer.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RbfTrainerTest {
    private static final int SYMMETRIC = 3;

    @ParameterizedTest
    @EnumSource
    void theGradientOfEveryPartAgreesWithDifferences(Loss loss) {
        Random random = new Random(1);
        RbfMachine machine = machine(random);
        Matrix vectors = Samples.matrix(random, 11, 5, 0.7);
        Targets targets = Samples.targets(random, 11);
        Matrix byScores = new Matrix(11, 5);
        RbfMachine.Pass pass = machine.new Pass(vectors);
        targets.loss(loss, samples(11), pass.scores, byScores, 11);
        List<Matrix> gradients = parts(pass.gradient(byScores));
        List<Matrix> parameters = parts(machine);
        for (int p = 0; p < parameters.size(); p++) {
            float[] data = parameters.get(p).data();
            for (int i = 0; i < data.length; i++) {
                float kept = data[i];
                data[i] = kept + 1e-2f;
                double right = loss(machine, vectors, targets, loss);
                data[i] = kept - 1e-2f;
                double left = loss(machine, vectors, targets, loss);
                data[i] = kept;
                assertThat((double) gradients.get(p).data()[i])
                        .as("part %s, value %s", p, i)
                        .isCloseTo((right - left) / 2e-2, within(2e-3));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void itLearnsWhatNoLinearMachineCan(Loss loss) {
        // Class 1 is a ring around class 0.
        Random random = new Random(2);
        int n = 400;
        Matrix points = new Matrix(n, 2);
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 2;
            double angle = random.nextDouble() * 2 * Math.PI;
            double radius = labels[i] + 0.15 * random.nextGaussian();
            points.set(i, 0, (float) (radius * Math.cos(angle)));
            points.set(i, 1, (float) (radius * Math.sin(angle)));
        }
        Targets targets = Targets.ofLabels(labels, 2);
        List<Double> losses = new ArrayList<>();
        Options options = new Options(loss, 2, 12, 2, 1e-4, 30, 50, 0.02, 0.01, 0.003, 0.01, 5);
        RbfMachine machine = RbfTrainer.train(List.of(points), 1, targets, options, (phase, done, of, objective) -> {
            if (phase.equals("refine")) {
                losses.add(objective);
            }
        });
        Matrix scores = machine.scores(points);
        long right = IntStream.range(0, n)
                .filter(i -> (scores.get(i, 1) > scores.get(i, 0)) == (labels[i] == 1))
                .count();
        assertThat(right).isGreaterThan(385);
        assertThat(losses).hasSize(30);
        assertThat(losses.get(29)).isLessThan(losses.get(0));
    }

    @Test
    void theSameSeedGivesTheSameMachine() {
        Random random = new Random(3);
        List<Matrix> copies = List.of(Samples.matrix(random, 60, 5, 1), Samples.matrix(random, 60, 5, 1));
        Targets targets = Samples.targets(random, 60);
        Matrix first = RbfTrainer.train(copies, SYMMETRIC, targets, options(7), Progress.NONE)
                .scores(copies.get(0));
        Matrix second = RbfTrainer.train(copies, SYMMETRIC, targets, options(7), Progress.NONE)
                .scores(copies.get(0));
        Matrix other = RbfTrainer.train(copies, SYMMETRIC, targets, options(8), Progress.NONE)
                .scores(copies.get(0));
        assertThat(second.data()).isEqualTo(first.data());
        assertThat(other.data()).isNotEqualTo(first.data());
    }

    @Test
    void theClassifierScoresAsTheMachineDoes() {
        Random random = new Random(4);
        int[] mirror = {1, 0, 3, 2, 5, 4, 6};
        Matrix features = Samples.matrix(random, 50, 7, 1);
        MirrorPca pca = MirrorPca.fit(mirror, features, 5);
        Matrix z = pca.transform(features);
        RbfMachine machine =
                RbfTrainer.train(List.of(z), pca.symmetric(), Samples.targets(random, 50), options(1), Progress.NONE);
        Matrix expected = machine.scores(z);
        RbfMap firstHead = machine.map(0, 3);
        float[][] actual = firstHead.scores(machine.projection(pca).apply(features.toRows()));
        for (int i = 0; i < 50; i++) {
            for (int c = 0; c < 3; c++) {
                assertThat(actual[i][c]).isCloseTo(expected.get(i, c), within(1e-3f));
            }
        }
    }

    @Test
    void moreLandmarksThanLabelledFacesAreRefused() {
        Matrix z = Samples.matrix(new Random(5), 10, 5, 1);
        Targets targets = Samples.targets(new Random(5), 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RbfTrainer.train(List.of(z), SYMMETRIC, targets, options(1), Progress.NONE))
                .withMessage("12 landmarks asked for, but only 10 faces have a label");
    }

    private static Options options(long seed) {
        return new Options(Loss.CROSS_ENTROPY, 4, 12, 2, 1e-3, 3, 16, 0.02, 0.01, 0.003, 0.01, seed);
    }

    /** Five inputs, of which three are symmetric; two and two after the metric; four landmarks; five classes. */
    private static RbfMachine machine(Random random) {
        return new RbfMachine(
                Samples.matrix(random, 3, 2, 0.7),
                Samples.matrix(random, 2, 2, 0.7),
                Samples.matrix(random, 4, 2, 0.7),
                Samples.matrix(random, 4, 2, 0.7),
                Samples.matrix(random, 4, 5, 1),
                Samples.matrix(random, 1, 5, 1));
    }

    private static List<Matrix> parts(RbfMachine machine) {
        return List.of(
                machine.evenMetric,
                machine.oddMetric,
                machine.evenLandmarks,
                machine.oddLandmarks,
                machine.coefficients,
                machine.bias);
    }

    private static double loss(RbfMachine machine, Matrix vectors, Targets targets, Loss loss) {
        int n = vectors.rows();
        return targets.loss(loss, samples(n), machine.scores(vectors), new Matrix(n, 5), n);
    }

    private static int[] samples(int count) {
        return IntStream.range(0, count).toArray();
    }
}
