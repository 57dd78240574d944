package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.infer.OnnxNetwork;
import dev.mien.train.net.OnnxExport;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorNetworkTest {
    private static final DetectorSpec SMALL = DetectorSpec.of(4, List.of(6, 8, 10, 12), List.of(1, 2, 1, 1), 8);

    @Test
    void trainedAndShippedAnswerTheSameAtAnySize() throws IOException {
        DetectorNetwork network = new DetectorNetwork(SMALL);
        Weights weights = random(network);
        try (OnnxNetwork shipped = OnnxNetwork.open(OnnxExport.anySize(network, weights), "detector", 1);
                TorchNetwork trained = new TorchNetwork(network, TorchScript.Precision.FLOAT32, weights, 1, false);
                NDManager manager = trained.manager().newSubManager()) {
            for (int[] size : new int[][] {{64, 96}, {32, 32}, {96, 64}}) {
                float[] pictures = pixels(2 * 3 * size[0] * size[1]);
                TorchNetwork.Outputs expected =
                        trained.forward(manager.create(pictures, new Shape(2, 3, size[0], size[1])), 0, false);
                List<String> names = List.of("stride8", "stride16", "stride32");
                assertThat(expected.names()).isEqualTo(names);
                List<OnnxNetwork.Output> answers =
                        shipped.run("pictures", pictures, List.of(2L, 3L, (long) size[0], (long) size[1]), names);
                for (int i = 0; i < names.size(); i++) {
                    int stride = 8 << i;
                    NDArray array = expected.arrays().get(i);
                    assertThat(answers.get(i).shape())
                            .containsExactly(2L, 15L, (long) size[0] / stride, (long) size[1] / stride);
                    assertThat(array.getShape().getShape())
                            .containsExactly(2L, 15L, (long) size[0] / stride, (long) size[1] / stride);
                    assertThat(answers.get(i).values())
                            .as(names.get(i))
                            .containsExactly(array.toFloatArray(), within(1e-4f));
                }
            }
        }
    }

    @Test
    void theStandardShapeIsSmall() {
        DetectorNetwork network = new DetectorNetwork(DetectorSpec.standard());
        int size = network.parameters().stream().mapToInt(Parameter::size).sum();
        assertThat(size).isBetween(100_000, 250_000);
        assertThat(network.parameters().stream().map(Parameter::name)).doesNotHaveDuplicates();
        assertThat(network.multiplyAdds(320)).isLessThan(90_000_000);
        // Convolutions alone, so four times the area is four times the work.
        assertThat(network.multiplyAdds(640)).isEqualTo(4 * network.multiplyAdds(320));
    }

    @Test
    void anUntrainedNetworkSeesHardlyAnyFace(@TempDir Path folder) throws IOException {
        DetectorNetwork network = new DetectorNetwork(SMALL);
        Path file = folder.resolve("detector.onnx");
        Files.write(file, OnnxExport.anySize(network, network.initial(1)));
        byte[] gray = new byte[100 * 70];
        new Random(1).nextBytes(gray);
        Frame frame = Frame.of(Image.gray(100, 70, gray));
        try (FaceDetector quiet = Detectors.create("cnn:model=" + file);
                FaceDetector all = Detectors.create("cnn:nms=1,score=0.000001,model=" + file)) {
            assertThat(quiet.detect(frame)).isEmpty();
            assertThat(all.detect(frame)).isNotEmpty().allSatisfy(DetectorNetworkTest::isUncertain);
        }
    }

    private static void isUncertain(Face face) {
        assertThat(face.confidence()).isLessThan(0.5f);
        assertThat(face.landmarks()).hasSize(5);
    }

    @Test
    void jsonRoundTrip() {
        assertThat(DetectorSpec.fromJson(SMALL.toJson())).isEqualTo(SMALL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorSpec.fromJson("[]"))
                .withMessageStartingWith("not a detector's specification: ");
    }

    private static float[] pixels(int count) {
        Random random = new Random(5);
        float[] pixels = new float[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = random.nextInt(256);
        }
        return pixels;
    }

    private static Weights random(DetectorNetwork network) {
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
