package dev.mien.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Expression;
import dev.mien.face.FeatureVector;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.model.Models;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import dev.mien.testkit.model.Manifests;
import dev.mien.testkit.model.SvmExamples;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SvmClassifierTest {
    private static final List<String> LABELS =
            SvmExamples.CLASSES.stream().map(Expression::label).toList();

    @TempDir
    Path temp;

    @Test
    void theRbfMachineAgreesWithItsDefinitionInDoublePrecision() {
        // Sizes no multiple of four, and large enough for rounding to add up.
        int d = 301;
        int symmetric = 170;
        int m = 997;
        Random random = new Random(3);
        float[][] landmarks = SvmExamples.matrix(random, d, m, 0.1);
        float[][] coefficients = SvmExamples.matrix(random, m, 8, 0.3);
        float[] bias = SvmExamples.matrix(random, 1, 8, 1)[0];
        float[][] x = SvmExamples.matrix(random, 37, d, 0.1);
        float[][] scores = new RbfMap(0.5f, symmetric, landmarks, coefficients, bias).scores(x);
        for (int v = 0; v < x.length; v++) {
            double[] expected = new double[8];
            for (int j = 0; j < m; j++) {
                double face = 0;
                double mirrored = 0;
                for (int i = 0; i < d; i++) {
                    double sign = i < symmetric ? 1 : -1;
                    face += Math.pow((double) x[v][i] - landmarks[i][j], 2);
                    mirrored += Math.pow(sign * x[v][i] - landmarks[i][j], 2);
                }
                double k = (Math.exp(-0.5 * face) + Math.exp(-0.5 * mirrored)) / 2;
                for (int c = 0; c < 8; c++) {
                    expected[c] += coefficients[j][c] * k;
                }
            }
            for (int c = 0; c < 8; c++) {
                assertThat((double) scores[v][c]).isCloseTo(expected[c] + bias[c], within(1e-4));
            }
        }
    }

    @Test
    void withoutAntisymmetricInputsTheKernelIsThePlainGaussian() {
        RbfMap map = new RbfMap(0.5f, 2, new float[][] {{1}, {2}}, new float[][] {{3, -1}}, new float[] {0, 1});
        float k = (float) Math.exp(-0.5 * (4 + 1));
        assertThat(map.scores(new float[][] {{-1, 1}})[0]).containsExactly(new float[] {3 * k, 1 - k}, within(1e-6f));
    }

    @Test
    void theProjectionAgreesWithItsDefinition() {
        // Features 0 and 2 swap, 1 stays: sums (l + r)/sqrt2 and x1, difference (l - r)/sqrt2.
        Projection projection = new Projection(
                new int[] {2, 1, 0}, new float[][] {{1, 10}, {2, 20}}, new float[][] {{100}}, new float[] {5, 6});
        double half = Math.sqrt(0.5);
        assertThat(projection.apply(new float[][] {{3, 4, 7}})[0])
                .containsExactly(
                        new float[] {
                            (float) (10 * half + 2 * 4 + 5),
                            (float) (10 * 10 * half + 20 * 4 + 6),
                            (float) (100 * -4 * half)
                        },
                        within(1e-4f));
        assertThat(projection.inputs()).isEqualTo(3);
        assertThat(projection.outputs()).isEqualTo(3);
        assertThat(projection.symmetric()).isEqualTo(2);
    }

    @Test
    void aMirroredFaceGetsTheSameScores() {
        Random random = new Random(4);
        SvmClassifier classifier = rbf(random);
        float[] face = SvmExamples.matrix(random, 1, SvmExamples.INPUTS, 1)[0];
        float[] mirrored = new float[face.length];
        for (int i = 0; i < face.length; i++) {
            mirrored[i] = face[SvmExamples.mirror()[i]];
        }
        assertThat(mirrored).isNotEqualTo(face);
        float[][] scores = classifier.scores(
                List.of(new FeatureVector(SvmExamples.SPACE, face), new FeatureVector(SvmExamples.SPACE, mirrored)));
        assertThat(scores[1]).containsExactly(scores[0], within(1e-5f));
    }

    @Test
    void aBatchIsBitForBitWhatSingleVectorsGive() {
        Random random = new Random(5);
        SvmClassifier classifier = rbf(random);
        List<FeatureVector> vectors = vectors(random, 70);
        float[][] batch = classifier.scores(vectors);
        for (int v = 0; v < batch.length; v++) {
            assertThat(classifier.scores(List.of(vectors.get(v)))[0]).isEqualTo(batch[v]);
        }
    }

    @Test
    void aModelFolderGivesTheMachineBack() throws Exception {
        Random random = new Random(6);
        List<FeatureVector> vectors = vectors(random, 10);
        SvmClassifier rbf = rbf(random);
        SvmClassifier linear = new SvmClassifier(
                SvmExamples.SPACE, SvmExamples.CLASSES, null, SvmExamples.linear(random, SvmExamples.INPUTS), 0.25);
        for (SvmClassifier classifier : List.of(rbf, linear)) {
            ExpressionModel model = write(LABELS, classifier.weights(Precision.FLOAT32));
            ExpressionClassifier back = Classifiers.create(model);
            assertThat(back.classifyAll(vectors)).isEqualTo(classifier.classifyAll(vectors));
            assertThat(back.info().model()).isEqualTo(model.reference());
            assertThat(back.space()).isEqualTo(SvmExamples.SPACE);
        }
    }

    @Test
    void coarserWeightsGiveNearlyTheSameScores() throws Exception {
        Random random = new Random(7);
        List<FeatureVector> vectors = vectors(random, 50);
        SvmClassifier exact = rbf(random);
        assertThat(worst(exact, Precision.FLOAT16, vectors)).isGreaterThan(0).isLessThan(0.02);
    }

    @Test
    void weightsThatDoNotFitTheManifestAreRefused() throws Exception {
        byte[] weights = rbf(new Random(8)).weights(Precision.FLOAT32);
        ExpressionModel fewer = write(LABELS.subList(0, 7), weights);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Classifiers.create(fewer))
                .withMessageStartingWith("model tiny: weights.bin: the map gives 8 scores");
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        Random random = new Random(9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SvmClassifier(
                        "s", SvmExamples.CLASSES, SvmExamples.projection(random), SvmExamples.linear(random, 3), 1))
                .withMessage("the projection gives 12 numbers, the kernel map takes 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SvmClassifier("s", SvmExamples.CLASSES, null, SvmExamples.linear(random, 3), 0))
                .withMessageContaining("temperature must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Projection(new int[] {1, 2, 0}, new float[0][], new float[0][], new float[0]))
                .withMessageContaining("not its own inverse at feature 0");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Projection(new int[] {0, 1}, new float[][] {{1}}, new float[0][], new float[] {0}))
                .withMessage("projection sums needs 2 rows, has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RbfMap(0, 0, new float[1][1], new float[1][2], new float[2]))
                .withMessageContaining("gamma must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RbfMap(1, 2, new float[1][1], new float[1][2], new float[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearMap(new float[][] {{1}}, new float[2]))
                .withMessage("linear weights needs 2 columns, has 1");
    }

    private static double worst(SvmClassifier exact, Precision precision, List<FeatureVector> vectors)
            throws Exception {
        SvmClassifier coarse = new SvmClassifier(
                SvmExamples.SPACE,
                SvmExamples.CLASSES,
                Projection.read(TensorFile.read(exact.weights(precision), "coarse")),
                KernelMap.read(TensorFile.read(exact.weights(precision), "coarse")),
                0.5);
        float[][] expected = exact.scores(vectors);
        float[][] actual = coarse.scores(vectors);
        double worst = 0;
        for (int v = 0; v < expected.length; v++) {
            for (int c = 0; c < expected[v].length; c++) {
                worst = Math.max(worst, Math.abs(expected[v][c] - actual[v][c]));
            }
        }
        return worst;
    }

    private static SvmClassifier rbf(Random random) {
        return new SvmClassifier(
                SvmExamples.SPACE, SvmExamples.CLASSES, SvmExamples.projection(random), SvmExamples.rbf(random), 0.25);
    }

    private static List<FeatureVector> vectors(Random random, int count) {
        return Arrays.stream(SvmExamples.matrix(random, count, SvmExamples.INPUTS, 1))
                .map(values -> new FeatureVector(SvmExamples.SPACE, values))
                .toList();
    }

    private ExpressionModel write(List<String> labels, byte[] weights) throws Exception {
        Path folder = temp.resolve("tiny");
        ExpressionManifest manifest = Manifests.of("tiny", ModelKind.SVM, SvmExamples.SPACE, labels);
        ModelWriter.write(
                folder,
                manifest,
                Map.of(SvmClassifier.WEIGHTS, weights, "in.bin", new byte[0], "out.bin", new byte[0]));
        return Models.load(folder.toString());
    }
}
