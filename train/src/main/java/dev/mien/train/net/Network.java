package dev.mien.train.net;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A specification with its parameters named and sized; {@link #write} hands it to any {@link Operations}. */
public final class Network implements Architecture {
    /** Output: the last feature map, [n, channels, height, width]. */
    public static final String FEATURES = "features";
    /** Output: the mean of the last feature map, [n, channels]. */
    public static final String EMBEDDING = "embedding";

    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";

    private final NetworkSpec spec;
    private final List<Parameter> parameters;
    private final long multiplyAdds;
    private final int featureSide;

    /**
     * Lays out the parameters.
     *
     * @param spec the network's shape
     * @throws IllegalArgumentException if the branches of a residual layer give different shapes
     */
    public Network(NetworkSpec spec) {
        this.spec = spec;
        Sizes sizes = new Sizes();
        Map<String, Sizes.Area> outputs = write(sizes, new Sizes.Area(1, spec.side()));
        this.parameters = sizes.parameters();
        this.multiplyAdds = sizes.multiplyAdds();
        this.featureSide = Objects.requireNonNull(outputs.get(FEATURES)).side();
    }

    /** {@return the network's shape} */
    public NetworkSpec spec() {
        return spec;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /** {@return multiply-adds for one picture} */
    public long multiplyAdds() {
        return multiplyAdds;
    }

    /** {@return how many numbers all parameters have together} */
    public int size() {
        return parameters.stream().mapToInt(Parameter::size).sum();
    }

    /**
     * {@return the weights of the dense layer of a head, [classes, channels]}
     *
     * @param head of this network
     * @throws IllegalArgumentException if the network has no such head
     */
    public Parameter weightOf(Head head) {
        return named(head.name() + WEIGHT);
    }

    /**
     * {@return the bias of the dense layer of a head, [classes]}
     *
     * @param head of this network
     * @throws IllegalArgumentException if the network has no such head
     */
    public Parameter biasOf(Head head) {
        return named(head.name() + BIAS);
    }

    private Parameter named(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the network has no parameter " + name));
    }

    /** {@return pixels of the picture from one cell of the last feature map to the next: the product of all strides} */
    public double step() {
        return (double) spec.side() / featureSide;
    }

    /** Applies every layer in turn; the outputs are the heads by name, then {@link #EMBEDDING} and {@link #FEATURES}. */
    @Override
    public <V> Map<String, V> write(Operations<V> operations, V input) {
        LayerWalk<V> walk = new LayerWalk<>(operations, 1);
        V features = walk.all(spec.trunk(), "trunk", input);
        V embedding = operations.average(features);
        Map<String, V> outputs = new LinkedHashMap<>();
        for (Head head : spec.heads()) {
            int classes = head.classes().size();
            Parameter weight =
                    new Parameter(head.name() + WEIGHT, Parameter.Role.WEIGHT, List.of(classes, walk.channels()));
            Parameter bias = new Parameter(head.name() + BIAS, Parameter.Role.BIAS, List.of(classes));
            outputs.put(head.name(), operations.dense(embedding, weight, bias));
        }
        outputs.put(EMBEDDING, embedding);
        outputs.put(FEATURES, features);
        return outputs;
    }
}
