package dev.mien.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FeatureVector;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionManifest.Input;
import dev.mien.model.ExpressionManifest.Network;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.TensorFile;
import dev.mien.testkit.contract.ExpressionClassifierContract;
import dev.mien.testkit.model.StandInModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkClassifierTest extends ExpressionClassifierContract {
    @TempDir
    private Path folder;

    @Override
    protected ExpressionClassifier create() throws IOException {
        return Classifiers.create(StandInModel.embedding(folder.resolve("contract")));
    }

    @Override
    protected int size() {
        return 4;
    }

    @Test
    void logitsMayComeInAnyOrderOfLabels() throws Exception {
        ExpressionScores scores = scores("logits", List.of("anger", "neutral", "happiness"), 1, 2, 3);
        double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);
        assertThat(scores.get(Expression.ANGER)).isCloseTo((float) (Math.exp(1) / sum), within(1e-6f));
        assertThat(scores.get(Expression.NEUTRAL)).isCloseTo((float) (Math.exp(2) / sum), within(1e-6f));
        assertThat(scores.get(Expression.HAPPINESS)).isCloseTo((float) (Math.exp(3) / sum), within(1e-6f));
    }

    @Test
    void probabilitiesStayWhatTheyAreAtTemperatureOne() throws Exception {
        ExpressionScores scores = scores("probabilities", List.of("sad", "fear", "neutral"), 0.7f, 0.3f, 0);
        assertThat(scores.get(Expression.SADNESS)).isCloseTo(0.7f, within(1e-6f));
        assertThat(scores.get(Expression.FEAR)).isCloseTo(0.3f, within(1e-6f));
        assertThat(scores.get(Expression.NEUTRAL)).isCloseTo(0, within(1e-6f));
    }

    @Test
    void theEmbeddingGoesThroughTheHead() throws Exception {
        ExpressionModel model = StandInModel.embedding(folder.resolve("head"));
        float[] x = {0.5f, -1, 2, 0.25f};
        TensorFile head = TensorFile.read(model.file(ExpressionManifest.HEAD), "head");
        float[][] weights = head.get("linear.weights", 2).toRows();
        double[] logits = {0.5, -0.5};
        for (int i = 0; i < 4; i++) {
            logits[0] += x[i] * weights[i][0];
            logits[1] += x[i] * weights[i][1];
        }
        try (ExpressionClassifier classifier = NetworkClassifier.of(model)) {
            ExpressionScores scores = classifier.classify(new FeatureVector(classifier.space(), x));
            assertThat((double) scores.get(Expression.HAPPINESS))
                    .isCloseTo(1 / (1 + Math.exp(logits[1] - logits[0])), within(1e-6));
        }
    }

    @Test
    void labelsOfAModelsOwnKeepItsNamesAndOrder() throws Exception {
        List<String> own = List.of("smiling", "happy", "Neutral");
        ExpressionScores scores = scores("logits", own, 1, 2, 3);
        assertThat(scores.labels()).extracting(Expression::label).isEqualTo(own);
        assertThat(scores.top().isNeutral()).isTrue();
        assertThat(scores.get(Expression.HAPPINESS)).isZero();
    }

    @Test
    void labelsOfFerplusGetItsNamesAndOrder() throws Exception {
        ExpressionScores scores = scores("logits", List.of("Sad", "joy", "neutral"), 1, 2, 3);
        assertThat(scores.labels()).containsExactly(Expression.NEUTRAL, Expression.HAPPINESS, Expression.SADNESS);
    }

    @Test
    void aHeadThatIsMissingIsRefused() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> scores("embedding", List.of("sad", "fear"), 1, 2))
                .withMessageContaining("head.bin");
    }

    private ExpressionScores scores(String form, List<String> labels, float... output) throws IOException {
        Network how = new Network("net.onnx", "in", "nchw", List.of(0.0), List.of(1.0), "out", form, Optional.empty());
        Input input = new Input(48, 48, "grey", "ferplus");
        ExpressionModel model = StandInModel.write(
                folder.resolve("model"),
                StandInModel.manifest("m", labels, input, how),
                Map.of("net.onnx", new byte[1]));
        try (ExpressionClassifier classifier = Classifiers.create(model)) {
            return classifier.classify(new FeatureVector(classifier.space(), output));
        }
    }
}
