package dev.mien.train.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.train.cnn.TrainedNetwork;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final Head FIRST = new Head("logits", List.of("neutral", "happiness"));
    private static final Head SECOND = new Head("logits_fer2013", List.of("neutral", "anger", "fear"));
    private static final NetworkSpec SPEC =
            NetworkSpec.residual(16, 8, List.of(32), List.of(2), List.of(FIRST, SECOND));
    private final Network network = new Network(SPEC);

    @Test
    void writtenAndReadAgain() throws IOException {
        Weights weights = Weights.initial(network, 1);
        Weights read = Weights.fromBytes(weights.toBytes(), "bytes");
        for (Parameter parameter : network.parameters()) {
            assertThat(read.get(parameter)).isEqualTo(weights.get(parameter));
        }
    }

    @Test
    void startWithTheVarianceThatKeepsSignalsAlive() {
        Parameter largest = network.parameters().stream()
                .reduce((a, b) -> a.size() >= b.size() ? a : b)
                .orElseThrow();
        double sum = 0;
        float[] values = Weights.initial(network, 1).get(largest);
        for (float value : values) {
            sum += value * value;
        }
        assertThat(sum / values.length).isEqualTo(2.0 / (32 * 9), within(3e-4));
    }

    @Test
    void otherHeadsStartAfresh() {
        List<Head> heads = List.of(new Head("logits", List.of("sadness", "fear")), SECOND);
        TrainedNetwork trained = new TrainedNetwork(SPEC, Weights.initial(network, 1));
        TrainedNetwork tuned = trained.under(heads, 2);
        Network other = new Network(tuned.spec());
        assertThat(tuned.spec().heads()).isEqualTo(heads);
        for (Parameter parameter : other.parameters()) {
            boolean kept = tuned.weights().get(parameter) == trained.weights().get(parameter);
            assertThat(kept).as(parameter.name()).isEqualTo(!parameter.name().startsWith("logits."));
        }
    }

    @Test
    void missingValuesAreNamed() {
        Network other = new Network(SPEC.withHeads(List.of(new Head("mood", List.of("x")))));
        Parameter head = other.parameters().get(other.parameters().size() - 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weights.initial(network, 1).get(head))
                .withMessage("weights: mood.weight should have 32 values, found none");
    }
}
