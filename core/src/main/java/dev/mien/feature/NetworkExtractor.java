package dev.mien.feature;

import dev.mien.base.Limits;
import dev.mien.base.Require;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.FeatureVector;
import dev.mien.face.HeatMap;
import dev.mien.image.Image;
import dev.mien.infer.OnnxNetwork;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionManifest.FeatureMap;
import dev.mien.model.ExpressionManifest.Input;
import dev.mien.model.ExpressionManifest.Network;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.Models;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A network's output as features: for models of this project the embedding, the mean of the last feature map over its
 * area; for others whatever the model's manifest names.
 *
 * <p>The crop is brought to the size and colour of the manifest's input, and each sample goes in as {@code (sample - mean)
 * / deviation}, laid out as "nchw" or "nhwc", in batches of {@value #BATCH} faces, or one by one where the network
 * takes no more.
 */
final class NetworkExtractor implements FeatureExtractor {
    private static final String NAME = "network";
    private static final int FINER = 4;
    private static final int BATCH = 32;

    private final ExpressionModel model;
    private final Input input;
    private final Network network;
    private final int threads;
    private final OnnxNetwork session;
    private final int batch;
    private final int size;

    /**
     * @param model id of a built-in or added model that has a network, or its folder
     * @param threads that one call may use, 1 to 256
     */
    public record Options(String model, int threads) {
        public Options {
            Require.within("threads", threads, 1, Limits.NETWORK_THREADS);
        }

        public static Options defaults() {
            return new Options("accurate", 1);
        }
    }

    private NetworkExtractor(ExpressionModel model, int threads) throws ModelException {
        ExpressionManifest manifest = model.manifest();
        this.model = model;
        this.input = manifest.input();
        this.network = manifest.network()
                .orElseThrow(() -> new ModelException(
                        "model " + manifest.id() + " has no network of its own; its features are " + manifest.space()));
        this.threads = threads;
        this.session =
                OnnxNetwork.open(model.file(network.file()), "model " + manifest.id() + ": " + network.file(), threads);
        try {
            this.batch = requireInput();
            this.size = probe();
        } catch (ModelException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * The extractor that a model brings with it.
     *
     * @param threads that one call may use, 1 to 256
     * @throws ModelException if the network is not as the manifest says; the message names what differs
     */
    static NetworkExtractor of(ExpressionModel model, int threads) throws ModelException {
        return new NetworkExtractor(model, threads);
    }

    static NetworkExtractor of(Options options) {
        try {
            return of(Models.load(options.model()), options.threads());
        } catch (ModelException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * The extractor of a space {@code network:id@hash:output}.
     *
     * @throws IllegalArgumentException if that model is not there or has another version of the network
     */
    static NetworkExtractor ofSpace(String space) {
        String id = space.substring(NAME.length() + 1, space.indexOf('@'));
        NetworkExtractor found;
        try {
            found = of(new Options(id, Options.defaults().threads()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the features '" + space + "' need the model " + id + ": " + e.getMessage(), e);
        }
        if (!found.space().equals(space)) {
            found.close();
            throw new IllegalArgumentException("the features '" + space + "' are of another version of the model " + id
                    + ", here it makes '" + found.space() + "'");
        }
        return found;
    }

    @Override
    public String space() {
        return model.manifest().space();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public StageInfo info() {
        return new StageInfo(StageKind.FEATURE, NAME, Map.of("threads", Integer.toString(threads)), model.reference());
    }

    @Override
    public List<FeatureVector> extractAll(List<AlignedFace> faces) {
        List<FeatureVector> vectors = new ArrayList<>(faces.size());
        for (int from = 0; from < faces.size(); from += batch) {
            List<AlignedFace> part = faces.subList(from, Math.min(faces.size(), from + batch));
            float[] values = run(part, List.of(network.output())).get(0).values();
            int length = values.length / part.size();
            for (int i = 0; i < part.size(); i++) {
                vectors.add(new FeatureVector(space(), Arrays.copyOfRange(values, i * length, (i + 1) * length)));
            }
        }
        return vectors;
    }

    /** Whether the model's manifest names a feature map. */
    @Override
    public boolean hasPlaces() {
        return network.featureMap().isPresent();
    }

    /**
     * Each number's contribution is spread as its channel of the feature map is: at a place {@code (x, y)} the heat is
     * {@code sum_k contribution_k map_k(x, y) / sum map_k}. Where the numbers are the channels' means and the contributions
     * those of a dense layer, this is the class-activation map of Zhou et al. (2016, "Learning deep features for
     * discriminative localization", arXiv:1512.04150), scaled so that it sums to the score without its bias, but for what
     * lies beyond the crop's edge once each cell is drawn where it looks.
     *
     * @return empty unless {@link #hasPlaces}
     */
    @Override
    public Optional<HeatMap> heat(AlignedFace face, float[] contributions) {
        if (contributions.length != size) {
            throw new IllegalArgumentException(
                    "features of " + space() + " need " + size + " contributions, got " + contributions.length);
        }
        return network.featureMap()
                .map(map -> inPlace(
                        map, spread(run(List.of(face), List.of(map.output())).get(0), contributions)));
    }

    /** @param map shape [1, channels, height, width] */
    private static HeatMap spread(OnnxNetwork.Output map, float[] contributions) {
        int height = Math.toIntExact(map.shape().get(2));
        int width = Math.toIntExact(map.shape().get(3));
        float[] heat = new float[height * width];
        for (int k = 0; k < contributions.length; k++) {
            int first = k * heat.length;
            double sum = 0;
            for (int i = 0; i < heat.length; i++) {
                sum += map.values()[first + i];
            }
            // A channel that is silent everywhere has nothing to spread.
            double share = sum == 0 ? 0 : contributions[k] / sum;
            for (int i = 0; i < heat.length; i++) {
                heat[i] += (float) (share * map.values()[first + i]);
            }
        }
        return new HeatMap(width, height, heat);
    }

    /** The map with its cells where they look, on a finer grid that covers the whole crop. */
    private HeatMap inPlace(FeatureMap grid, HeatMap heat) {
        int width = heat.width() * FINER;
        int height = heat.height() * FINER;
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double column = ((x + 0.5) / width * input.width() - grid.first()) / grid.step();
                double row = ((y + 0.5) / height * input.height() - grid.first()) / grid.step();
                double value = heat.sample((column + 0.5) / heat.width(), (row + 0.5) / heat.height());
                values[y * width + x] = (float) value / (FINER * FINER);
            }
        }
        return new HeatMap(width, height, values);
    }

    @Override
    public Optional<Box> region(int index) {
        Objects.checkIndex(index, size);
        return Optional.empty();
    }

    @Override
    public void close() {
        session.close();
    }

    private List<OnnxNetwork.Output> run(List<AlignedFace> faces, List<String> outputs) {
        int samples = input.width() * input.height() * input.channels();
        float[] data = new float[faces.size() * samples];
        for (int i = 0; i < faces.size(); i++) {
            fill(faces.get(i).crop(), data, i * samples);
        }
        return session.run(network.input(), data, shape(faces.size()), outputs);
    }

    private void fill(Image crop, float[] data, int offset) {
        int channels = input.channels();
        Image picture = (channels == 1 ? crop.toGray() : crop.toRgb()).resize(input.width(), input.height());
        ByteBuffer samples = picture.buffer();
        int pixels = input.width() * input.height();
        for (int channel = 0; channel < channels; channel++) {
            float mean = network.mean().get(channel).floatValue();
            float deviation = network.deviation().get(channel).floatValue();
            int source = input.colour().equals("bgr") ? channels - 1 - channel : channel;
            int first = offset + (isPlanar() ? channel * pixels : channel);
            int step = isPlanar() ? 1 : channels;
            for (int i = 0; i < pixels; i++) {
                data[first + i * step] = ((samples.get(i * channels + source) & 0xff) - mean) / deviation;
            }
        }
    }

    private boolean isPlanar() {
        return network.layout().equals("nchw");
    }

    private List<Long> shape(long faces) {
        long width = input.width();
        long height = input.height();
        long channels = input.channels();
        return isPlanar() ? List.of(faces, channels, height, width) : List.of(faces, height, width, channels);
    }

    /** Compares the manifest's input with the network's; returns how many faces go in at once. */
    private int requireInput() throws ModelException {
        List<Long> taken = session.inputs().get(network.input());
        if (taken == null) {
            throw wrong(
                    "network.input",
                    "'" + network.input() + "'",
                    "inputs " + session.inputs().keySet());
        }
        List<Long> given = shape(taken.isEmpty() || taken.get(0) < 1 ? BATCH : 1);
        boolean fits = taken.size() == given.size() && (taken.get(0) < 1 || taken.get(0) == 1);
        for (int d = 1; fits && d < given.size(); d++) {
            fits = taken.get(d) < 1 || taken.get(d).equals(given.get(d));
        }
        if (!fits) {
            throw wrong(
                    "input and network.layout",
                    input.width() + "x" + input.height() + " " + input.colour() + ", " + network.layout()
                            + ", so the shape [n or 1, "
                            + given.get(1) + ", " + given.get(2) + ", " + given.get(3) + "]",
                    "the shape " + taken + " (-1: any)");
        }
        return Math.toIntExact(given.get(0));
    }

    /** Asks about a blank face what the outputs look like, for a network need not declare them. */
    private int probe() throws ModelException {
        List<String> outputs = new ArrayList<>(List.of(network.output()));
        network.featureMap().ifPresent(map -> outputs.add(map.output()));
        for (String output : outputs) {
            if (!session.outputs().containsKey(output)) {
                throw wrong(
                        "network.output or featureMap",
                        "'" + output + "'",
                        "outputs " + session.outputs().keySet());
            }
        }
        Image blank = Image.gray(1, 1, new byte[1]);
        List<OnnxNetwork.Output> answers = run(List.of(AlignedFace.ofCrop(blank)), outputs);
        int length = answers.get(0).values().length;
        if (answers.size() > 1) {
            List<Long> map = answers.get(1).shape();
            if (map.size() != 4 || map.get(1) != length) {
                throw wrong(
                        "network.featureMap",
                        "'" + outputs.get(1) + "' of shape [n, " + length + ", height, width]",
                        "the shape " + map + " there");
            }
        }
        return length;
    }

    private ModelException wrong(String field, String said, String found) {
        return new ModelException("model " + model.manifest().id() + ": " + ExpressionManifest.FILE_NAME + " says "
                + field + " is " + said + ", but " + network.file() + " has " + found);
    }
}
