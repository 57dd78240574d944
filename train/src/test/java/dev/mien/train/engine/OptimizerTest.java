package dev.mien.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.mien.train.net.Head;
import dev.mien.train.net.Layer;
import dev.mien.train.net.Network;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    private static final Network NETWORK = new Network(NetworkSpec.residual(
            12, 4, List.of(8), List.of(1), List.of(new Head("logits", List.of("neutral", "happiness")))));

    /** Against the update written out in plain Java. */
    @Test
    void optimizerFollowsItsFormula() {
        Network one = new Network(new NetworkSpec(
                2, List.of(new Layer.Convolution(1, 1, 1)), List.of(new Head("logits", List.of("neutral")))));
        Parameter weight = one.parameters().get(0);
        try (TorchNetwork network =
                new TorchNetwork(one, TorchScript.Precision.FLOAT32, Weights.initial(one, 1), 1, true)) {
            AdamW optimizer = new AdamW(network, 0.1f);
            double expected = network.weights(0).get(weight)[0];
            double mean = 0;
            double variance = 0;
            for (int step = 1; step <= 5; step++) {
                double gradient;
                try (NDManager scratch = network.manager().newSubManager()) {
                    var picture = scratch.create(new float[] {1, 2, 3, step}, new Shape(1, 1, 2, 2));
                    JniUtils.setGradMode(true);
                    var loss = network.forward(picture, 0, true)
                            .get("logits")
                            .square()
                            .sum();
                    JniUtils.backward((PtNDArray) loss, (PtNDArray) scratch.ones(loss.getShape()), false, false);
                    gradient = network.arrays(0).get(0).getGradient().toFloatArray()[0];
                    optimizer.step(step, 0.01, scratch);
                }
                assertThat(gradient).isNotZero();
                mean = 0.9 * mean + 0.1 * gradient;
                variance = 0.999 * variance + 0.001 * gradient * gradient;
                double corrected = mean / (1 - Math.pow(0.9, step));
                double root = Math.sqrt(variance / (1 - Math.pow(0.999, step)));
                expected = expected * (1 - 0.01 * 0.1) - 0.01 * corrected / (root + 1e-8);
                assertThat((double) network.weights(0).get(weight)[0]).isEqualTo(expected, within(1e-5));
            }
        }
    }

    /** They learn from different parts of a batch and must go on with the same weights. */
    @Test
    void replicasFollowTheSumOfTheirGradients() {
        Weights start = Weights.initial(NETWORK, 1);
        try (TorchNetwork network = new TorchNetwork(NETWORK, TorchScript.Precision.FLOAT32, start, 2, true);
                NDManager scratch = network.manager().newSubManager()) {
            JniUtils.setGradMode(true);
            for (int replica = 0; replica < 2; replica++) {
                float[] picture = new float[144];
                picture[5] = 50 * (replica + 1);
                var loss = network.forward(scratch.create(picture, new Shape(1, 1, 12, 12)), replica, true)
                        .get("logits")
                        .square()
                        .sum();
                JniUtils.backward((PtNDArray) loss, (PtNDArray) scratch.ones(loss.getShape()), false, false);
            }
            new AdamW(network, 0).step(1, 0.01, scratch);
            Parameter weight = NETWORK.parameters().get(0);
            assertThat(network.weights(1).get(weight))
                    .isEqualTo(network.weights(0).get(weight))
                    .isNotEqualTo(start.get(weight));
            for (int replica = 0; replica < 2; replica++) {
                assertThat(network.arrays(replica).get(0).getGradient().toFloatArray())
                        .containsOnly(0);
            }
        }
    }

    @Test
    void averageFollowsTheWeights() {
        Weights start = Weights.initial(NETWORK, 1);
        Weights later = Weights.initial(NETWORK, 2);
        Parameter weight = NETWORK.parameters().get(0);
        try (TorchNetwork network = new TorchNetwork(NETWORK, TorchScript.Precision.FLOAT32, later, 2, true);
                MovingAverage average = new MovingAverage(network, TorchScript.Precision.FLOAT32, start, 0.5);
                NDManager scratch = network.manager().newSubManager()) {
            average.update(1000, scratch);
            float middle = (start.get(weight)[0] + later.get(weight)[0]) / 2;
            assertThat(average.network().weights(0).get(weight)[0]).isEqualTo(middle, within(1e-5f));
        }
    }
}
