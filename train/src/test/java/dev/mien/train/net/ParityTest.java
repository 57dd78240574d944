package dev.mien.train.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The network that is trained and the graph that is shipped answer the same, for each layer and for the whole. */
class ParityTest {
    private static final List<Head> HEADS =
            List.of(new Head("logits", List.of("a", "b", "c")), new Head("second", List.of("d", "e")));

    static Stream<Arguments> networks() {
        Layer standardize = new Layer.Standardize(127.5f, 64f);
        Layer convolution = new Layer.Convolution(16, 3, 1);
        Layer norm = new Layer.BatchNorm(1e-3f);
        return Stream.of(
                Arguments.of("standardize", List.of(standardize)),
                Arguments.of("convolution", List.of(standardize, convolution)),
                Arguments.of("strided, pointwise", List.of(standardize, convolution, new Layer.Convolution(8, 1, 2))),
                Arguments.of("five by five", List.of(standardize, new Layer.Convolution(8, 5, 2))),
                Arguments.of("depthwise", List.of(standardize, convolution, new Layer.Depthwise(3, 2))),
                Arguments.of("depthwise, five by five", List.of(standardize, convolution, new Layer.Depthwise(5, 1))),
                Arguments.of("batchNorm", List.of(standardize, convolution, norm)),
                Arguments.of("relu", List.of(standardize, convolution, new Layer.Relu())),
                Arguments.of("squeezeExcite", List.of(standardize, convolution, new Layer.SqueezeExcite(4))),
                Arguments.of(
                        "residual",
                        List.of(standardize, convolution, new Layer.Residual(List.of(convolution, norm), List.of()))),
                Arguments.of(
                        "projected residual",
                        List.of(
                                standardize,
                                convolution,
                                new Layer.Residual(
                                        List.of(new Layer.Convolution(24, 3, 2)),
                                        List.of(new Layer.Convolution(24, 1, 2))))),
                Arguments.of(
                        "whole",
                        NetworkSpec.residual(20, 8, List.of(16, 24), List.of(2, 1), HEADS)
                                .trunk()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void trainedAndShippedAnswerTheSame(String name, List<Layer> trunk) throws OrtException {
        Network network = new Network(new NetworkSpec(20, trunk, HEADS));
        Weights weights = random(network);
        int n = 3;
        float[] pictures = new float[n * 20 * 20];
        Random random = new Random(5);
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = random.nextInt(256);
        }

        Map<String, float[]> shipped = new LinkedHashMap<>();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(OnnxExport.model(network, weights));
                OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(pictures), new long[] {n, 1, 20, 20});
                OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, input))) {
            for (String output : session.getOutputNames()) {
                FloatBuffer values = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
                float[] array = new float[values.remaining()];
                values.get(array);
                shipped.put(output, array);
            }
        }

        try (TorchNetwork trained = new TorchNetwork(network, TorchScript.Precision.FLOAT32, weights, 1, false);
                NDManager manager = trained.manager().newSubManager()) {
            NDArray input = manager.create(pictures, new Shape(n, 1, 20, 20));
            TorchNetwork.Outputs outputs = trained.forward(input, 0, false);
            assertThat(shipped.keySet()).containsExactlyElementsOf(outputs.names());
            for (String output : outputs.names()) {
                assertThat(shipped.get(output))
                        .as(output)
                        .containsExactly(outputs.get(output).toFloatArray(), within(1e-4f));
            }
        }
    }

    private static Weights random(Network network) {
        Random random = new Random(3);
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            float[] array = new float[parameter.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter.role()) {
                    case VARIANCE, GAIN -> 0.5f + random.nextFloat();
                    case WEIGHT, BIAS, MEAN -> (float) (random.nextGaussian() / Math.sqrt(parameter.fanIn() + 1));
                };
            }
            values.put(parameter.name(), array);
        }
        return new Weights(values);
    }
}
