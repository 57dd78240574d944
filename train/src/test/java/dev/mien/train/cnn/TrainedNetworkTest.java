package dev.mien.train.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.mien.model.Calibration;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.model.Models;
import dev.mien.model.TensorFile;
import dev.mien.model.VerdictRule;
import dev.mien.train.net.Head;
import dev.mien.train.net.Network;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three files of a network, and the way back. */
class TrainedNetworkTest {
    private static final Head FIRST = new Head("logits", List.of("neutral", "happiness"));
    private static final Head SECOND = new Head("logits_fer2013", List.of("neutral", "anger", "fear"));
    private static final NetworkSpec SPEC =
            NetworkSpec.residual(16, 8, List.of(16), List.of(1), List.of(FIRST, SECOND));
    private final TrainedNetwork network = new TrainedNetwork(SPEC, Weights.initial(new Network(SPEC), 1));

    @TempDir
    Path folder;

    @Test
    void everyHeadAndTheTrunkAreReadAgain() throws IOException {
        TrainedNetwork read = TrainedNetwork.read(model(network.files()));
        assertThat(read.spec()).isEqualTo(SPEC);
        for (Parameter parameter : new Network(SPEC).parameters()) {
            assertThat(read.weights().get(parameter))
                    .as(parameter.name())
                    .isEqualTo(network.weights().get(parameter));
        }
    }

    @Test
    void theFirstHeadLiesAsTheRuntimeReadsIt() throws IOException {
        TensorFile heads =
                TensorFile.read(Objects.requireNonNull(network.files().get("head.bin")), "head.bin");
        float[][] weights = heads.get("linear.weights", 2).toRows();
        assertThat(weights).hasDimensions(16, 2);
        float[] own = network.weights().get(new Network(SPEC).weightOf(FIRST));
        assertThat(weights[5][1]).isEqualTo(own[16 + 5]);
        assertThat(heads.get("linear.bias", 1).toArray()).hasSize(2);
        assertThat(heads.get("logits_fer2013.weights", 2).toRows()).hasDimensions(16, 3);
        assertThat(heads.get("logits_fer2013.bias", 1).toArray()).hasSize(3);
    }

    @Test
    void aSecondOpinionRaisesTheLogitsThatItHoldsAboveItsMean() {
        Network named = new Network(SPEC);
        float[] first = network.weights().get(named.weightOf(FIRST));
        float[] second = network.weights().get(named.weightOf(SECOND));
        float[] pooled = network.pooled(0.25).weights().get(named.weightOf(FIRST));
        for (int i = 0; i < 16; i++) {
            float mean = (second[i] + second[16 + i] + second[32 + i]) / 3;
            assertThat(pooled[i]).as("neutral").isCloseTo(first[i] + 0.25f * (second[i] - mean), within(1e-6f));
            assertThat(pooled[16 + i]).as("happiness, unknown to the second").isEqualTo(first[16 + i]);
        }
        assertThat(network.pooled(0)).isSameAs(network);
        assertThat(network.pooled(0.25).weights().get(named.weightOf(SECOND))).isEqualTo(second);
    }

    @Test
    void theArithmeticIsThatOfTheHeadThatIsAsked() throws IOException {
        assertThat(TrainedNetwork.isIn(Models.load("classic"))).isFalse();
        ExpressionModel model = model(network.files());
        assertThat(TrainedNetwork.isIn(model)).isTrue();
        assertThat(TrainedNetwork.multiplyAdds(model)).isEqualTo(new Network(SPEC).multiplyAdds() - 3 * 16);
    }

    @Test
    void whatWasNotTrainedHereOrIsDamagedIsRefusedInOneLine() throws IOException {
        assertRefused(Models.load("classic"), "model classic is of kind 'svm' and has no network.json");
        Map<String, byte[]> files = new HashMap<>(network.files());
        files.put("trunk.onnx", new byte[] {1, 2, 3});
        assertRefused(model(files), "trunk.onnx: not an ONNX model");
        files.put("trunk.onnx", new byte[0]);
        assertRefused(model(files), "model net: weights: trunk.1.weight should have 72 values, found none");
        files.put("network.json", "{}".getBytes(StandardCharsets.UTF_8));
        assertRefused(model(files), "model net: not a network specification");
    }

    @Test
    void aTeacherMustKnowTheClassesAndTheSizeOfTheFaces() throws IOException {
        ExpressionModel model = model(network.files());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Teacher.of(
                        List.of(model), SPEC.withHeads(List.of(new Head("logits", List.of("sadness", "fear"))))))
                .withMessageContaining("must answer the same classes");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Teacher.of(List.of(model), new NetworkSpec(20, SPEC.trunk(), SPEC.heads())))
                .withMessageContaining("looks at 16 pixels a side, the network to train at 20");
    }

    private static void assertRefused(ExpressionModel model, String message) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TrainedNetwork.read(model))
                .withMessageContaining(message)
                .matches(e -> !String.valueOf(e.getMessage()).contains("\n"));
    }

    private ExpressionModel model(Map<String, byte[]> files) throws IOException {
        ExpressionManifest manifest = new ExpressionManifest(
                "net",
                "1",
                ModelKind.NETWORK,
                "A network.",
                "CC0-1.0",
                FIRST.classes(),
                new ExpressionManifest.Input(16, 16, "grey", "ferplus"),
                Optional.empty(),
                Optional.of(network.manifest()),
                new Calibration("temperature", 1, false, "nothing"),
                new VerdictRule(0.5, 0.8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        ModelWriter.write(folder.resolve("net"), manifest, files);
        return Models.load(folder.resolve("net").toString());
    }
}
