package dev.mien.train.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
    private static final List<Head> HEADS = List.of(new Head("logits", List.of("a", "b", "c")));

    @Test
    void jsonRoundTrip() {
        NetworkSpec spec = NetworkSpec.residual(48, 8, List.of(16, 32), List.of(2, 1), HEADS);
        assertThat(NetworkSpec.fromJson(spec.toJson())).isEqualTo(spec);
    }

    @Test
    void otherJsonIsRefusedInOneSentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkSpec.fromJson("{\"trunk\":[{\"layer\":\"magic\"}]}"))
                .withMessageStartingWith("not a network specification: ")
                .withMessageContaining("magic");
    }

    @Test
    void parametersAndArithmeticAreCounted() {
        List<Layer> trunk =
                List.of(new Layer.Convolution(4, 3, 1), new Layer.BatchNorm(1e-5f), new Layer.Convolution(6, 3, 2));
        Network network = new Network(new NetworkSpec(10, trunk, HEADS));
        assertThat(network.parameters().stream().mapToInt(Parameter::size).sum())
                .isEqualTo(4 * 9 + 4 * 4 + 6 * 4 * 9 + 3 * 6 + 3);
        assertThat(network.multiplyAdds()).isEqualTo(4 * 9 * 100 + 6 * 4 * 9 * 25 + 3 * 6);
        assertThat(network.parameters().stream().map(Parameter::name)).doesNotHaveDuplicates();
    }

    @Test
    void branchesThatDoNotFitAreRefused() {
        List<Layer> trunk = List.of(
                new Layer.Convolution(4, 3, 1), new Layer.Residual(List.of(new Layer.Convolution(8, 3, 1)), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Network(new NetworkSpec(10, trunk, HEADS)))
                .withMessageContaining("trunk.1")
                .withMessageContaining("8 channels");
    }
}
