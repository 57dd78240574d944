package dev.mien.testkit.model;

import dev.mien.model.Calibration;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionManifest.FeatureMap;
import dev.mien.model.ExpressionManifest.Input;
import dev.mien.model.ExpressionManifest.Network;
import dev.mien.model.ExpressionModel;
import dev.mien.model.Manifest.Golden;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.model.Models;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import dev.mien.model.VerdictRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Model folders around {@link StandIn} networks. */
public final class StandInModel {
    /** Name of the network's file in the model folder. */
    public static final String FILE = "net.onnx";

    private StandInModel() {}

    /**
     * {@return a manifest with no files and no golden vectors yet}
     *
     * @param id of the model
     * @param labels its classes
     * @param input the picture that the network takes
     * @param network its inputs and outputs
     */
    public static ExpressionManifest manifest(String id, List<String> labels, Input input, Network network) {
        return new ExpressionManifest(
                id,
                "1",
                ModelKind.NETWORK,
                "A stand-in for tests.",
                "none",
                labels,
                input,
                Optional.empty(),
                Optional.of(network),
                new Calibration("temperature", 1, false, "nothing"),
                new VerdictRule(0, 1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /**
     * {@return a manifest with another calibration and other golden files}
     *
     * @param m the manifest, left as it is
     * @param calibration what replaces its own
     * @param golden names of the golden files, or empty for none
     */
    public static ExpressionManifest with(ExpressionManifest m, Calibration calibration, Optional<Golden> golden) {
        return new ExpressionManifest(
                m.id(),
                m.version(),
                m.kind(),
                m.description(),
                m.licence(),
                m.labels(),
                m.input(),
                m.featureSpace(),
                m.network(),
                calibration,
                m.verdict(),
                m.otherCalibrations(),
                m.training(),
                golden,
                m.files());
    }

    /**
     * Writes a model folder and opens it.
     *
     * @param folder where the model is to lie
     * @param manifest without its files
     * @param files content by name
     * @return the model
     * @throws IOException if it cannot be written or read
     */
    public static ExpressionModel write(Path folder, ExpressionManifest manifest, Map<String, byte[]> files)
            throws IOException {
        ModelWriter.write(folder, manifest, files);
        return Models.load(folder.toString());
    }

    /**
     * {@return an RGB network of 8x8 pixels with an embedding of four numbers, a feature map and a dense head for two
     * labels; its answers depend on the colour}
     *
     * @param folder where the model is to lie
     * @throws IOException if it cannot be written or read
     */
    public static ExpressionModel embedding(Path folder) throws IOException {
        return embedding(folder, 0.5);
    }

    /**
     * {@return the network of {@link #embedding(Path)} with its feature map laid elsewhere}
     *
     * @param folder where the model is to lie
     * @param first where the feature map's first cell is said to look
     * @throws IOException if it cannot be written or read
     */
    public static ExpressionModel embedding(Path folder, double first) throws IOException {
        Random random = new Random(5);
        byte[] network = StandIn.network(
                "in", List.of(-1, 3, 8, 8), false, rows(random, 4, 3), new float[4], "embedding", "map", false);
        Network how = new Network(
                FILE,
                "in",
                "nchw",
                List.of(100.0, 110.0, 120.0),
                List.of(50.0, 60.0, 70.0),
                "embedding",
                "embedding",
                Optional.of(new FeatureMap("map", first, 1)));
        Map<String, byte[]> files = new TreeMap<>();
        files.put(FILE, network);
        files.put(
                "head.bin",
                TensorFile.write(List.of(
                        Tensor.ofRows("linear.weights", Precision.FLOAT32, rows(random, 4, 2)),
                        new Tensor("linear.bias", Precision.FLOAT32, new int[] {2}, new float[] {0.5f, -0.5f}))));
        Input input = new Input(8, 8, "rgb", "box:margin=0");
        return write(folder, manifest("stand-in", List.of("happiness", "neutral"), input, how), files);
    }

    /**
     * {@return an RGB network of 48x48 pixels that gives logits of some labels, by far the highest of the first one}
     *
     * @param folder where the model is to lie
     * @param labels its classes
     * @throws IOException if it cannot be written or read
     */
    public static ExpressionModel logits(Path folder, List<String> labels) throws IOException {
        float[] bias = new float[labels.size()];
        bias[0] = 3;
        float[][] weights = new float[labels.size()][3];
        for (int i = 0; i < weights.length; i++) {
            weights[i][i % 3] = 0.1f;
        }
        byte[] network = StandIn.network("in", List.of(-1, 3, 48, 48), false, weights, bias, "out", "", false);
        Network how = new Network(
                FILE,
                "in",
                "nchw",
                List.of(128.0, 128.0, 128.0),
                List.of(64.0, 64.0, 64.0),
                "out",
                "logits",
                Optional.empty());
        Input input = new Input(48, 48, "rgb", "ferplus");
        return write(folder, manifest("own-labels", labels, input, how), Map.of(FILE, network));
    }

    private static float[][] rows(Random random, int rows, int columns) {
        float[][] made = new float[rows][columns];
        for (float[] row : made) {
            for (int i = 0; i < columns; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return made;
    }
}
