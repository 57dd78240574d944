package dev.mien.train.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.mien.infer.OnnxNetwork;
import dev.mien.train.net.OnnxExport;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LandmarkNetworkTest {
    private static final LandmarkSpec SMALL = LandmarkSpec.residual(16, List.of(4, 6), List.of(1, 2));

    private static float[] average() {
        float[] average = new float[LandmarkNetwork.NUMBERS];
        for (int i = 0; i < average.length; i++) {
            average[i] = i / 200f;
        }
        return average;
    }

    private static float[] pixels(int count) {
        Random random = new Random(5);
        float[] pixels = new float[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = random.nextInt(256);
        }
        return pixels;
    }

    @Test
    void trainedAndShippedAnswerTheSame() throws IOException {
        LandmarkNetwork network = new LandmarkNetwork(SMALL);
        Weights weights = network.initial(3, average());
        float[] pictures = pixels(3 * 16 * 16);
        try (OnnxNetwork shipped = OnnxNetwork.open(OnnxExport.square(network, weights, 16), "landmarks", 1);
                TorchNetwork trained = new TorchNetwork(network, TorchScript.Precision.FLOAT32, weights, 1, false);
                NDManager manager = trained.manager().newSubManager()) {
            NDArray expected = trained.forward(manager.create(pictures, new Shape(3, 1, 16, 16)), 0, false)
                    .get("landmarks");
            OnnxNetwork.Output answer = shipped.run(
                            "pictures", pictures, List.of(3L, 1L, 16L, 16L), List.of("landmarks"))
                    .get(0);
            assertThat(shipped.inputs().get("pictures")).containsExactly(-1L, 1L, 16L, 16L);
            assertThat(answer.shape()).containsExactly(3L, 136L);
            assertThat(answer.values()).containsExactly(expected.toFloatArray(), within(1e-4f));
            // Another picture, another answer: the flattened map reaches the output.
            assertThat(Arrays.copyOf(answer.values(), 136)).isNotEqualTo(Arrays.copyOfRange(answer.values(), 136, 272));
        }
    }

    @Test
    void theStandardShapeKeepsItsBounds() {
        LandmarkNetwork network = new LandmarkNetwork(LandmarkSpec.standard());
        int size = network.parameters().stream().mapToInt(Parameter::size).sum();
        assertThat(4 * size).isLessThan(3_000_000);
        assertThat(network.multiplyAdds()).isLessThan(50_000_000);
        assertThat(network.parameters().stream().map(Parameter::name)).doesNotHaveDuplicates();
    }

    @Test
    void theLossIsWings() {
        try (NDManager manager = manager()) {
            // Errors of 0, 1, 10 and 20 pixels of a crop of 100.
            NDArray answers = manager.create(new float[] {0.5f, 0.51f, 0.6f, 0.3f}, new Shape(1, 4));
            NDArray targets = manager.create(new float[] {0.5f, 0.5f, 0.5f, 0.5f}, new Shape(1, 4));
            NDArray trust = manager.create(new float[] {1, 0.5f}, new Shape(1, 2));
            double bend = 10 * Math.log(1 + 10.0 / 2);
            double expected = (0 + 10 * Math.log(1.5) + 0.5 * (bend + bend + 10)) / 4;
            assertThat((double) WingLoss.of(answers, targets, trust, 100).getFloat())
                    .isCloseTo(expected, within(1e-3));
        }
    }

    private static NDManager manager() {
        return new TorchNetwork(
                        new LandmarkNetwork(SMALL),
                        TorchScript.Precision.FLOAT32,
                        new LandmarkNetwork(SMALL).initial(1, average()),
                        1,
                        false)
                .manager();
    }

    @Test
    void jsonRoundTrip() {
        assertThat(LandmarkSpec.fromJson(SMALL.toJson())).isEqualTo(SMALL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LandmarkSpec.fromJson("[]"))
                .withMessageStartingWith("not a landmark network's specification: ");
    }
}
