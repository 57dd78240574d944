package dev.mien.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.image.Image;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionManifest.Input;
import dev.mien.model.ExpressionManifest.Network;
import dev.mien.model.ExpressionModel;
import dev.mien.model.Manifest;
import dev.mien.model.ManifestJson;
import dev.mien.model.ModelException;
import dev.mien.model.Models;
import dev.mien.model.ReadyManifests;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.Pipelines;
import dev.mien.testkit.model.StandIn;
import dev.mien.testkit.model.StandInModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddedModelsTest {
    private static final List<Expression> FERPLUS = Expression.FERPLUS;

    @TempDir
    private Path folder;

    @BeforeEach
    void ownHome() {
        System.setProperty("mien.home", folder.resolve("home").toString());
    }

    @AfterEach
    void usersHome() {
        System.clearProperty("mien.home");
    }

    static List<String> readyNames() {
        return ReadyManifests.names();
    }

    @Test
    void thereAreManifestsForTheNetworksThatPeopleHave() {
        assertThat(ReadyManifests.names())
                .contains("ferplus-vgg13", "hsemotion-b0", "hsemotion-b2", "opencv-mobilefacenet");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ReadyManifests.get("vgg"))
                .withMessageContaining("ferplus-vgg13");
    }

    /** A network of the manifest's signature whose answer is the mean of a channel tells whether the colour arrives right. */
    @ParameterizedTest
    @MethodSource("readyNames")
    void aNetworkOfTheSameSignatureRunsAsItsManifestSays(String name) throws Exception {
        ExpressionManifest manifest = ReadyManifests.get(name);
        Path file = Files.write(folder.resolve("some name.onnx"), network(manifest));
        ExpressionModel added = AddedModels.add(file, Optional.of(name), Optional.empty());
        assertThat(Models.added()).containsExactly(name);
        assertThat(Models.verify(name)).isNotEmpty().allMatch(Models.FileCheck::ok);
        assertThat(added.manifest().id()).isEqualTo(name);
        Image orange = Image.rgb(1, 1, new byte[] {(byte) 250, 120, 10});
        try (FaceAnalyzer analyzer = Pipelines.get("classic").withModel(name).build()) {
            ExpressionScores scores = analyzer.reader()
                    .scores(List.of(AlignedFace.ofCrop(orange)))
                    .get(0);
            // Output 0 has the first channel's value, output 1 the last one's, the others 0.
            double first = standardized(manifest, 0);
            double last = standardized(manifest, manifest.input().channels() - 1);
            Expression one = Expression.parse(manifest.labels().get(0));
            Expression two = Expression.parse(manifest.labels().get(1));
            assertThat(Math.log(scores.get(one) / scores.get(two))).isCloseTo(first - last, within(0.02));
        }
    }

    @Test
    void aWrongOrderOfColoursOrLabelsIsCaughtByGoldenVectors() throws Exception {
        Path good = brought("rgb", List.of("anger", "fear", "neutral"));
        assertThat(AddedModels.add(good, Optional.empty(), Optional.empty())
                        .manifest()
                        .id())
                .isEqualTo("mine");
        refused(brought("bgr", List.of("anger", "fear", "neutral")), "golden picture 1 gets", "input.colour");
        refused(brought("rgb", List.of("fear", "anger", "neutral")), "golden picture 1 gets", "order of labels");
        assertThat(Models.load("mine").manifest().input().colour()).isEqualTo("rgb");
    }

    @Test
    void whatDoesNotFitIsSaid() throws Exception {
        Path onnx = Files.write(folder.resolve("net.onnx"), network(ReadyManifests.get("hsemotion-b0")));
        refused(onnx, "no manifest at", "ferplus-vgg13");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> AddedModels.add(onnx, Optional.of("ferplus-vgg13"), Optional.empty()))
                .withMessageContaining("network.input")
                .withMessageContaining("[input]");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> AddedModels.add(onnx, Optional.of("hsemotion-b2"), Optional.empty()))
                .withMessageContaining("260x260");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> AddedModels.add(onnx, Optional.of("hsemotion-b0"), Optional.of("classic")))
                .withMessageContaining("--id");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> AddedModels.add(onnx, Optional.of("hsemotion-b0"), Optional.of("A b")))
                .withMessageContaining("--id");
        refused(folder.resolve("none.onnx"), "no such file");
        Files.writeString(onnx, "no network");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> AddedModels.add(onnx, Optional.of("hsemotion-b0"), Optional.empty()))
                .withMessageContaining("not a network that can be run");
        assertThat(Models.added()).isEmpty();
        try (var left = Files.list(Models.home())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void tooFewLabelsAreNoticed() throws Exception {
        Path file = brought("rgb", List.of("anger", "fear"));
        refused(file, "holds 3 numbers a face, but there are 2 labels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[null]", "[{}]", "[{\"anger\": null}]", "[{\"anger\": \"much\"}]", "{"})
    void goldenAnswersThatSayNothingAreRefused(String json) throws Exception {
        Path mine = brought("rgb", List.of("anger", "fear", "neutral"));
        Files.writeString(mine.resolve("face.json"), json);
        refused(mine, "face.json: expected a JSON list");
    }

    @Test
    void aCropThatNobodyCanMakeIsNoticed() throws Exception {
        Path mine = brought("rgb", List.of("anger", "fear", "neutral"));
        Path json = mine.resolve("model.json");
        Files.writeString(json, Files.readString(json).replace("box:margin=0.1", "nose"));
        refused(mine, "unknown crop 'nose'", "arcface");
        assertThat(Models.added()).isEmpty();
    }

    private static void refused(Path file, String... parts) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> AddedModels.add(file, Optional.empty(), Optional.empty()))
                .withMessageContainingAll(parts)
                .withMessageNotContaining("\n");
    }

    /** A folder as a user has it: the network, his manifest, and one picture with what it must get. */
    private Path brought(String colour, List<String> labels) throws IOException {
        Path mine = Files.createDirectories(folder.resolve("brought"));
        float[][] weights = {{0.01f, 0, 0}, {0, 0.01f, 0}, {0, 0, 0.01f}};
        Files.write(
                mine.resolve("net.onnx"),
                StandIn.network("in", List.of(1, 3, 8, 8), false, weights, new float[3], "out", "", true));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        byte[] samples = new byte[8 * 8 * 3];
        for (int i = 0; i < samples.length; i += 3) {
            samples[i] = (byte) 200;
            samples[i + 1] = 100;
        }
        ImageIO.write(Image.rgb(8, 8, samples).toBufferedImage(), "png", png);
        Files.write(mine.resolve("face.png"), png.toByteArray());
        double[] e = {Math.exp(2), Math.exp(1), 1};
        double sum = e[0] + e[1] + e[2];
        Files.writeString(
                mine.resolve("face.json"),
                "[{\"anger\": " + e[0] / sum + ", \"fear\": " + e[1] / sum + ", \"neutral\": " + e[2] / sum + "}]");
        Network how = new Network(
                "net.onnx",
                "in",
                "nchw",
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0),
                "out",
                "probabilities",
                Optional.empty());
        ExpressionManifest plain =
                StandInModel.manifest("mine", labels, new Input(8, 8, colour, "box:margin=0.1"), how);
        ExpressionManifest manifest = StandInModel.with(
                plain, plain.calibration(), Optional.of(new Manifest.Golden("face.png", "face.json")));
        Files.writeString(mine.resolve("model.json"), new String(ManifestJson.write(manifest), StandardCharsets.UTF_8));
        return mine;
    }

    /** Output 0 is the first channel's mean, output 1 the last one's, the others are 0. */
    private static byte[] network(ExpressionManifest manifest) {
        Network how = manifest.network().orElseThrow();
        int channels = manifest.input().channels();
        int side = manifest.input().width();
        boolean single = manifest.id().startsWith("ferplus") || manifest.id().startsWith("opencv");
        float[][] weights = new float[manifest.labels().size()][channels];
        weights[0][0] = 1 / scale(manifest);
        weights[1][channels - 1] += 1 / scale(manifest);
        return StandIn.network(
                how.input(),
                List.of(single ? 1 : -1, channels, side, side),
                false,
                weights,
                new float[weights.length],
                how.output(),
                "",
                false);
    }

    /** Keeps the logits small where samples go in as they are. */
    private static float scale(ExpressionManifest manifest) {
        return manifest.input().channels() == 1 ? 100 : 1;
    }

    private static double standardized(ExpressionManifest manifest, int channel) {
        Network how = manifest.network().orElseThrow();
        double sample = manifest.input().channels() == 1 ? 146 : channel == 0 ? 250 : 10;
        return (sample - how.mean().get(channel)) / how.deviation().get(channel) / scale(manifest);
    }

    @Test
    void theOrderOfFerPlusIsThatOfExpression() throws Exception {
        assertThat(ReadyManifests.get("ferplus-vgg13").labels())
                .containsExactlyElementsOf(
                        FERPLUS.stream().map(Expression::label).toList());
    }
}
