package dev.mien.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.AlignedFace;
import dev.mien.image.Image;
import dev.mien.model.ExpressionManifest.FeatureMap;
import dev.mien.model.ExpressionManifest.Input;
import dev.mien.model.ExpressionManifest.Network;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.testkit.contract.FeatureExtractorContract;
import dev.mien.testkit.model.StandIn;
import dev.mien.testkit.model.StandInModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkExtractorTest extends FeatureExtractorContract {
    /** Hands the three means on as they are. */
    private static final float[][] IDENTITY = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

    private static final List<String> LABELS = List.of("neutral", "happiness", "surprise");
    private static final Image COLOUR = Image.rgb(1, 1, new byte[] {10, 100, (byte) 200});

    @TempDir
    private Path folder;

    @Override
    protected FeatureExtractor extractor() {
        try {
            return NetworkExtractor.of(StandInModel.embedding(folder.resolve("contract")), 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void redGoesFirstInRgbAndLastInBgr() throws Exception {
        assertThat(means("rgb", "nchw", List.of(-1, 3, 4, 4))).containsExactly(10, 100, 200);
        assertThat(means("bgr", "nchw", List.of(-1, 3, 4, 4))).containsExactly(200, 100, 10);
        assertThat(means("rgb", "nhwc", List.of(-1, 4, 4, 3))).containsExactly(10, 100, 200);
        assertThat(means("bgr", "nhwc", List.of(-1, 4, 4, 3))).containsExactly(200, 100, 10);
    }

    @Test
    void meanAndDeviationBelongToTheChannelsOfTheInput() throws Exception {
        Network how = how("in", "nchw", List.of(10.0, 20.0, 30.0), List.of(1.0, 2.0, 5.0));
        try (FeatureExtractor extractor = extractor("bgr", List.of(-1, 3, 4, 4), how)) {
            assertThat(extractor.extract(AlignedFace.ofCrop(COLOUR)).toArray())
                    .containsExactly(new float[] {190, 40, -4}, within(1e-3f));
        }
    }

    @Test
    void aNetworkForOneFaceAtATimeGetsOne() throws Exception {
        Network how = how("in", "nchw", zeros(), ones());
        try (FeatureExtractor extractor = extractor("rgb", List.of(1, 3, 4, 4), how)) {
            AlignedFace face = AlignedFace.ofCrop(COLOUR);
            AlignedFace other = AlignedFace.ofCrop(Image.rgb(1, 1, new byte[] {1, 2, 3}));
            assertThat(extractor.extractAll(List.of(face, other, face)))
                    .extracting(vector -> vector.get(0))
                    .containsExactly(10f, 1f, 10f);
        }
    }

    @Test
    void moreFacesThanABatchComeBackInOrder() throws Exception {
        Network how = how("in", "nchw", zeros(), ones());
        try (FeatureExtractor extractor = extractor("rgb", List.of(-1, 3, 4, 4), how)) {
            List<AlignedFace> faces = java.util.stream.IntStream.range(0, 75)
                    .mapToObj(i -> AlignedFace.ofCrop(Image.rgb(1, 1, new byte[] {(byte) i, 0, 0})))
                    .toList();
            assertThat(extractor.extractAll(faces))
                    .extracting(vector -> (int) vector.get(0))
                    .containsExactlyElementsOf(
                            java.util.stream.IntStream.range(0, 75).boxed().toList());
        }
    }

    @Test
    void withoutAFeatureMapThereIsNoHeat() throws Exception {
        try (FeatureExtractor extractor = extractor("rgb", List.of(-1, 3, 4, 4), how("in", "nchw", zeros(), ones()))) {
            assertThat(extractor.hasPlaces()).isFalse();
            assertThat(extractor.heat(AlignedFace.ofCrop(COLOUR), new float[3])).isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> extractor.heat(AlignedFace.ofCrop(COLOUR), new float[2]))
                    .withMessageContaining("need 3 contributions, got 2");
        }
    }

    @Test
    void whatTheManifestSaysWronglyIsNamed() {
        wrong("rgb", how("input", "nchw", zeros(), ones()), "network.input", "'input'", "[in]");
        wrong("rgb", how("in", "nhwc", zeros(), ones()), "network.layout", "[-1, 3, 4, 4]");
        wrong("grey", how("in", "nchw", List.of(0.0), List.of(1.0)), "4x4 grey", "[-1, 3, 4, 4]");
        Network other = new Network("net.onnx", "in", "nchw", zeros(), ones(), "logits", "logits", Optional.empty());
        wrong("rgb", other, "network.output", "'logits'", "out");
        Network map = new Network(
                "net.onnx", "in", "nchw", zeros(), ones(), "out", "logits", Optional.of(new FeatureMap("out", 0.5, 1)));
        wrong("rgb", map, "network.featureMap");
    }

    @Test
    void theSpaceNamesModelVersionAndOutput() throws Exception {
        ExpressionModel model = StandInModel.embedding(folder.resolve("space"));
        try (FeatureExtractor extractor = NetworkExtractor.of(model, 1)) {
            assertThat(extractor.space())
                    .startsWith("network:stand-in@")
                    .endsWith(":embedding")
                    .contains(model.manifest()
                            .file("net.onnx")
                            .orElseThrow()
                            .sha256()
                            .substring(0, 12));
        }
        try (FeatureExtractor byFolder = Extractors.create("network:model=" + folder.resolve("space") + ",threads=2")) {
            assertThat(byFolder.space()).isEqualTo(model.manifest().space());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Extractors.ofSpace("network:none-such@0123456789ab:embedding"))
                .withMessageContaining("none-such");
    }

    private void wrong(String colour, Network how, String... parts) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> extractor(colour, List.of(-1, 3, 4, 4), how).close())
                .withMessageContainingAll(parts)
                .withMessageNotContaining("\n");
    }

    private int[] means(String colour, String layout, List<Integer> shape) throws IOException {
        try (FeatureExtractor extractor = extractor(colour, shape, how("in", layout, zeros(), ones()))) {
            float[] values = extractor.extract(AlignedFace.ofCrop(COLOUR)).toArray();
            return new int[] {Math.round(values[0]), Math.round(values[1]), Math.round(values[2])};
        }
    }

    private FeatureExtractor extractor(String colour, List<Integer> shape, Network how) throws IOException {
        byte[] network = StandIn.network("in", shape, shape.get(3) == 3, IDENTITY, new float[3], "out", "", false);
        Input input = new Input(4, 4, colour, "ferplus");
        ExpressionModel model = StandInModel.write(
                folder.resolve("model"), StandInModel.manifest("m", LABELS, input, how), Map.of("net.onnx", network));
        return NetworkExtractor.of(model, 1);
    }

    private static Network how(String input, String layout, List<Double> mean, List<Double> deviation) {
        return new Network("net.onnx", input, layout, mean, deviation, "out", "logits", Optional.empty());
    }

    private static List<Double> zeros() {
        return List.of(0.0, 0.0, 0.0);
    }

    private static List<Double> ones() {
        return List.of(1.0, 1.0, 1.0);
    }
}
