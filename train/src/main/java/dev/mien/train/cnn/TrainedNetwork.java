package dev.mien.train.cnn;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.mien.classify.LinearMap;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import dev.mien.train.net.Head;
import dev.mien.train.net.Network;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.OnnxExport;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.Weights;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network with its weights, in the form in which it is shipped: {@code trunk.onnx}, {@code head.bin} and {@code
 * network.json}. In {@code head.bin} the first head lies in the form of {@link LinearMap}, which the runtime reads; every
 * other one lies beside it under its own name, {@code <name>.weights} [inputs][classes] and {@code <name>.bias}, to be
 * trained on or asked as a teacher.
 */
public final class TrainedNetwork {
    static final String SPEC = "network.json";

    /** Padded by half their kernel, convolutions of any stride look around the first pixel first. */
    private static final double FIRST_PIXEL = 0.5;

    private static final String TRUNK = "trunk.onnx";
    private static final String FIRST = "linear";
    private static final String WEIGHTS = ".weights";
    private static final String BIAS = ".bias";

    private final NetworkSpec spec;
    private final Weights weights;

    /**
     * A network under its weights.
     *
     * @param spec its shape
     * @param weights of all its parameters
     */
    public TrainedNetwork(NetworkSpec spec, Weights weights) {
        this.spec = spec;
        this.weights = weights;
    }

    /** {@return the network's shape} */
    public NetworkSpec spec() {
        return spec;
    }

    /** {@return the weights of all its parameters} */
    public Weights weights() {
        return weights;
    }

    /** {@return pixels a side of the faces that it looks at} */
    public int side() {
        return spec.side();
    }

    /** {@return what to measure it with; to be closed} */
    public NetworkScorer scorer() {
        return new NetworkScorer(this);
    }

    /** {@return the files of the model by name} */
    public Map<String, byte[]> files() {
        return Map.of(
                TRUNK,
                OnnxExport.model(new Network(spec.trunkOnly()), weights),
                ExpressionManifest.HEAD,
                TensorFile.write(heads()),
                SPEC,
                spec.toJson().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * How the runtime asks the trunk; it takes grey values as they are, for the network begins by standardising them.
     *
     * @return a part of the model's manifest
     */
    public ExpressionManifest.Network manifest() {
        return new ExpressionManifest.Network(
                TRUNK,
                OnnxExport.INPUT,
                "nchw",
                List.of(0.0),
                List.of(1.0),
                Network.EMBEDDING,
                "embedding",
                Optional.of(
                        new ExpressionManifest.FeatureMap(Network.FEATURES, FIRST_PIXEL, new Network(spec).step())));
    }

    /**
     * {@return whether a model was trained here, so that it can be trained on, teach and be counted}
     *
     * @param model any model
     */
    public static boolean isIn(ExpressionModel model) {
        return model.manifest().file(SPEC).isPresent();
    }

    /**
     * Multiply-adds for one face, with the one head that is asked at run time.
     *
     * @param model that was trained here
     * @return the number of multiply-adds
     * @throws ModelException if the model was not trained here
     */
    public static long multiplyAdds(ExpressionModel model) throws ModelException {
        NetworkSpec spec = read(model).spec;
        return new Network(spec.withHeads(spec.heads().subList(0, 1))).multiplyAdds();
    }

    /** @throws ModelException if the model was not trained here; the message is meant for the user */
    static TrainedNetwork read(ExpressionModel model) throws ModelException {
        ExpressionManifest manifest = model.manifest();
        String source = "model " + manifest.id();
        if (!isIn(model)) {
            throw new ModelException(source + " is of kind '" + manifest.kind() + "' and has no " + SPEC
                    + "; only what 'mien train expression --method cnn' wrote can be trained on or teach");
        }
        try {
            NetworkSpec spec = NetworkSpec.fromJson(new String(model.file(SPEC), StandardCharsets.UTF_8));
            Map<String, float[]> values = trunk(model.file(TRUNK), source + ": " + TRUNK);
            TensorFile heads =
                    TensorFile.read(model.file(ExpressionManifest.HEAD), source + ": " + ExpressionManifest.HEAD);
            Network network = new Network(spec);
            for (Head head : spec.heads()) {
                String name = nameOf(spec, head);
                values.put(network.weightOf(head).name(), transposed(heads.get(name + WEIGHTS, 2)));
                values.put(
                        network.biasOf(head).name(), heads.get(name + BIAS, 1).toArray());
            }
            Weights weights = new Weights(values);
            network.parameters().forEach(weights::get);
            return new TrainedNetwork(spec, weights);
        } catch (IllegalArgumentException e) {
            throw new ModelException(source + ": " + e.getMessage(), e);
        }
    }

    /**
     * The same trunk under other heads. A head that it has already keeps its weights, others start afresh.
     *
     * @param heads of the new network
     * @param seed of the weights that start afresh
     * @return the new network
     */
    public TrainedNetwork under(List<Head> heads, long seed) {
        NetworkSpec other = spec.withHeads(heads);
        Network network = new Network(other);
        List<Parameter> fresh = heads.stream()
                .filter(head -> !spec.heads().contains(head))
                .flatMap(head -> List.of(network.weightOf(head), network.biasOf(head)).stream())
                .toList();
        return new TrainedNetwork(other, weights.with(fresh, Weights.initial(network, seed)));
    }

    /**
     * The network with its second head's opinion mixed into the first's: each logit of the first gets {@code share} times how
     * far the second's logit of the same class lies above the second's mean. That is the logarithmic opinion pool (Genest and
     * Zidek 1986) but for its scale, which the temperature sets; a class that the second does not know keeps its logit. As
     * both heads are dense layers on one embedding, so is the mixed one.
     *
     * @param share 0 or more; 0 changes nothing
     */
    public TrainedNetwork pooled(double share) {
        if (share == 0 || spec.heads().size() < 2) {
            return this;
        }
        Network network = new Network(spec);
        Head first = spec.heads().get(0);
        Head second = spec.heads().get(1);
        Map<String, float[]> changed = new LinkedHashMap<>();
        for (boolean bias : new boolean[] {false, true}) {
            Parameter to = bias ? network.biasOf(first) : network.weightOf(first);
            Parameter from = bias ? network.biasOf(second) : network.weightOf(second);
            changed.put(to.name(), mixed(first, weights.get(to), second, weights.get(from), share));
        }
        return new TrainedNetwork(spec, weights.with(changed));
    }

    /** Both arrays have a row for each of their head's classes. */
    private static float[] mixed(Head first, float[] own, Head second, float[] other, double share) {
        int length = own.length / first.classes().size();
        int classes = second.classes().size();
        float[] mixed = own.clone();
        for (int i = 0; i < length; i++) {
            double mean = 0;
            for (int c = 0; c < classes; c++) {
                mean += other[c * length + i] / (double) classes;
            }
            for (int c = 0; c < classes; c++) {
                int row = first.classes().indexOf(second.classes().get(c));
                if (row >= 0) {
                    mixed[row * length + i] += (float) (share * (other[c * length + i] - mean));
                }
            }
        }
        return mixed;
    }

    private List<Tensor> heads() {
        Network network = new Network(spec);
        List<Tensor> tensors = new ArrayList<>();
        for (Head head : spec.heads()) {
            Parameter weight = network.weightOf(head);
            int classes = weight.shape().get(0);
            float[] values = weights.get(weight);
            float[][] rows = new float[values.length / classes][classes];
            for (int i = 0; i < values.length; i++) {
                rows[i % rows.length][i / rows.length] = values[i];
            }
            String name = nameOf(spec, head);
            tensors.add(Tensor.ofRows(name + WEIGHTS, Precision.FLOAT32, rows));
            tensors.add(
                    new Tensor(name + BIAS, Precision.FLOAT32, new int[] {classes}, weights.get(network.biasOf(head))));
        }
        return tensors;
    }

    private static String nameOf(NetworkSpec spec, Head head) {
        return head.equals(spec.heads().get(0)) ? FIRST : head.name();
    }

    /** From [inputs][classes] to [classes][inputs]. */
    private static float[] transposed(Tensor tensor) {
        float[][] rows = tensor.toRows();
        float[] values = new float[rows.length * tensor.columns()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows[i % rows.length][i / rows.length];
        }
        return values;
    }

    private static Map<String, float[]> trunk(byte[] onnx, String source) throws ModelException {
        ModelProto parsed;
        try {
            parsed = ModelProto.parseFrom(onnx);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(source + ": not an ONNX model (" + e.getMessage() + ")", e);
        }
        Map<String, float[]> values = new LinkedHashMap<>();
        for (TensorProto tensor : parsed.getGraph().getInitializerList()) {
            float[] array = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < array.length; i++) {
                array[i] = tensor.getFloatData(i);
            }
            values.put(tensor.getName(), array);
        }
        return values;
    }
}
