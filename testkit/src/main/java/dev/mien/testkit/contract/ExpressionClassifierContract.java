package dev.mien.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.classify.ExpressionClassifier;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FeatureVector;
import dev.mien.stage.StageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every classifier owes. */
public abstract class ExpressionClassifierContract {
    private ExpressionClassifier classifier;
    private List<FeatureVector> vectors;

    /**
     * {@return the classifier under test}
     *
     * @throws Exception if it cannot be made, which fails the test
     */
    protected abstract ExpressionClassifier create() throws Exception;

    /** {@return length of its vectors} */
    protected abstract int size();

    @BeforeEach
    void prepare() throws Exception {
        classifier = create();
        Random random = new Random(11);
        vectors = Stream.generate(() -> random(random)).limit(75).toList();
    }

    @AfterEach
    void close() {
        classifier.close();
    }

    @Test
    void everyDistributionSumsToOneOverItsClasses() {
        for (ExpressionScores scores : classifier.classifyAll(vectors)) {
            assertThat(scores.probabilities().keySet()).containsExactlyElementsOf(classifier.classes());
            assertThat(scores.probabilities().values().stream()
                            .mapToDouble(Float::doubleValue)
                            .sum())
                    .isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void theClassesAreTwoOrMore() {
        assertThat(classifier.classes()).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    }

    @Test
    void differentVectorsGetDifferentAnswers() {
        assertThat(classifier.classifyAll(vectors)).doesNotHaveDuplicates();
    }

    @Test
    void aVectorOfAnotherSpaceIsRefusedNamingBoth() {
        FeatureVector foreign = new FeatureVector("elsewhere:v1", new float[size()]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier.classifyAll(List.of(vectors.get(0), foreign)))
                .withMessageContaining("elsewhere:v1")
                .withMessageContaining(classifier.space());
    }

    @Test
    void aVectorOfAnotherLengthIsRefused() {
        FeatureVector longer = new FeatureVector(classifier.space(), new float[size() + 1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier.classify(longer))
                .withMessageContaining(String.valueOf(size()));
    }

    @Test
    void aBatchGivesWhatSingleVectorsGive() {
        List<ExpressionScores> batch = classifier.classifyAll(vectors);
        assertThat(batch).hasSize(vectors.size());
        for (int i = 0; i < vectors.size(); i++) {
            ExpressionScores single = classifier.classify(vectors.get(i));
            for (Expression expression : classifier.classes()) {
                assertThat(batch.get(i).get(expression)).isCloseTo(single.get(expression), within(1e-5f));
            }
        }
    }

    @Test
    void everyFeatureContributesAFiniteNumberToEveryClassAndAllClassesTogetherNothing() {
        double[] total = new double[size()];
        for (Expression expression : classifier.classes()) {
            float[] contributions = classifier.contributions(vectors.get(0), expression);
            assertThat(contributions).hasSize(size());
            for (int i = 0; i < total.length; i++) {
                total[i] += contributions[i];
            }
        }
        assertThat(total).containsExactly(new double[size()], within(1e-4));
        FeatureVector foreign = new FeatureVector("elsewhere:v1", new float[size()]);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        classifier.contributions(foreign, classifier.classes().get(0)))
                .withMessageContaining("elsewhere:v1");
    }

    @Test
    void nothingInNothingOut() {
        assertThat(classifier.classifyAll(List.of())).isEmpty();
    }

    @Test
    void eightThreadsGetTheSameAnswers() throws Exception {
        List<ExpressionScores> expected = classifier.classifyAll(vectors);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<ExpressionScores>>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                answers.add(threads.submit(() -> classifier.classifyAll(vectors)));
            }
            for (Future<List<ExpressionScores>> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void itSaysWhatItIs() {
        assertThat(classifier.info().stage()).isEqualTo(StageKind.CLASSIFY);
        assertThat(classifier.info().name()).isNotBlank();
        assertThat(classifier.space()).isNotBlank();
    }

    private FeatureVector random(Random random) {
        float[] values = new float[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new FeatureVector(classifier.space(), values);
    }
}
