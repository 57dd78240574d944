package dev.mien.train.cnn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A specification with its parameters named and sized; {@link #write} hands it to any {@link Operations}. */
final class Network {
    /** Output: the last feature map, [n, channels, height, width]. */
    static final String FEATURES = "features";
    /** Output: the mean of the last feature map, [n, channels]. */
    static final String EMBEDDING = "embedding";

    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";

    private final NetworkSpec spec;
    private final List<Parameter> parameters;
    private final long multiplyAdds;
    private final int featureSide;

    Network(NetworkSpec spec) {
        this.spec = spec;
        Sizes sizes = new Sizes();
        write(sizes, new Sizes.Area(1, spec.side()));
        this.parameters = List.copyOf(sizes.parameters.values());
        this.multiplyAdds = sizes.multiplyAdds;
        this.featureSide = sizes.featureSide;
    }

    NetworkSpec spec() {
        return spec;
    }

    /** In the order in which the network uses them. */
    List<Parameter> parameters() {
        return parameters;
    }

    /** For one picture. */
    long multiplyAdds() {
        return multiplyAdds;
    }

    int size() {
        return parameters.stream().mapToInt(Parameter::size).sum();
    }

    /** The dense layer of a head, [classes, channels]. */
    Parameter weightOf(Head head) {
        return named(head.name() + WEIGHT);
    }

    /** The dense layer of a head, [classes]. */
    Parameter biasOf(Head head) {
        return named(head.name() + BIAS);
    }

    private Parameter named(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the network has no parameter " + name));
    }

    /** Pixels of the picture from one cell of the last feature map to the next: the product of all strides. */
    double step() {
        return (double) spec.side() / featureSide;
    }

    /** Applies every layer in turn; the outputs are the heads by name, then {@link #EMBEDDING} and {@link #FEATURES}. */
    <V> Map<String, V> write(Operations<V> operations, V input) {
        return new Walk<>(operations).run(input);
    }

    /** Carries the channel count along, which shapes the parameters. */
    private final class Walk<V> {
        private final Operations<V> operations;
        private int channels = 1;

        Walk(Operations<V> operations) {
            this.operations = operations;
        }

        Map<String, V> run(V input) {
            V features = all(spec.trunk(), "trunk", input);
            V embedding = operations.average(features);
            Map<String, V> outputs = new LinkedHashMap<>();
            for (Head head : spec.heads()) {
                int classes = head.classes().size();
                Parameter weight = weight(head.name() + WEIGHT, classes, channels);
                outputs.put(head.name(), operations.dense(embedding, weight, bias(head.name() + BIAS, classes)));
            }
            outputs.put(EMBEDDING, embedding);
            outputs.put(FEATURES, features);
            return outputs;
        }

        private V all(List<Layer> layers, String path, V input) {
            V x = input;
            for (int i = 0; i < layers.size(); i++) {
                x = one(layers.get(i), path + "." + i, x);
            }
            return x;
        }

        private V one(Layer layer, String path, V x) {
            if (layer instanceof Layer.Standardize l) {
                return operations.standardize(x, l.mean(), l.deviation());
            } else if (layer instanceof Layer.Convolution l) {
                Parameter weight = weight(path + WEIGHT, l.channels(), channels, l.kernel(), l.kernel());
                channels = l.channels();
                return operations.convolution(x, weight, l.stride());
            } else if (layer instanceof Layer.BatchNorm l) {
                return operations.batchNorm(
                        x,
                        vector(path + ".gain", Parameter.Role.GAIN, channels),
                        bias(path + BIAS, channels),
                        vector(path + ".mean", Parameter.Role.MEAN, channels),
                        vector(path + ".variance", Parameter.Role.VARIANCE, channels),
                        l.epsilon());
            } else if (layer instanceof Layer.Relu) {
                return operations.relu(x);
            } else if (layer instanceof Layer.SqueezeExcite l) {
                return operations.squeezeExcite(
                        x,
                        weight(path + ".down", l.hidden(), channels),
                        bias(path + ".downBias", l.hidden()),
                        weight(path + ".up", channels, l.hidden()),
                        bias(path + ".upBias", channels));
            } else if (layer instanceof Layer.Residual l) {
                int before = channels;
                V body = all(l.body(), path + ".body", x);
                int after = channels;
                channels = before;
                V shortcut = all(l.shortcut(), path + ".shortcut", x);
                if (channels != after) {
                    throw new IllegalArgumentException(path + ": the body gives " + after + " channels, the shortcut "
                            + channels + "; they must be the same to be added");
                }
                return operations.add(body, shortcut);
            }
            throw new IllegalStateException("unknown layer " + layer);
        }

        private Parameter weight(String name, Integer... shape) {
            return new Parameter(name, Parameter.Role.WEIGHT, List.of(shape));
        }

        private Parameter bias(String name, int length) {
            return vector(name, Parameter.Role.BIAS, length);
        }

        private Parameter vector(String name, Parameter.Role role, int length) {
            return new Parameter(name, role, List.of(length));
        }
    }

    /** Writes nothing: notes the parameters and counts the arithmetic. */
    private static final class Sizes implements Operations<Sizes.Area> {
        record Area(int channels, int side) {}

        private final Map<String, Parameter> parameters = new LinkedHashMap<>();
        private long multiplyAdds;
        private int featureSide = 1;

        private void note(Parameter... noted) {
            for (Parameter parameter : noted) {
                parameters.put(parameter.name(), parameter);
            }
        }

        @Override
        public Area standardize(Area x, float mean, float deviation) {
            return x;
        }

        @Override
        public Area convolution(Area x, Parameter weight, int stride) {
            note(weight);
            int side = (x.side() + stride - 1) / stride;
            multiplyAdds += (long) weight.size() * side * side;
            return new Area(weight.shape().get(0), side);
        }

        @Override
        public Area batchNorm(
                Area x, Parameter gain, Parameter bias, Parameter mean, Parameter variance, float epsilon) {
            note(gain, bias, mean, variance);
            return x;
        }

        @Override
        public Area relu(Area x) {
            return x;
        }

        @Override
        public Area add(Area x, Area y) {
            if (!x.equals(y)) {
                throw new IllegalArgumentException("a residual adds " + x + " to " + y + "; both must be the same");
            }
            return x;
        }

        @Override
        public Area squeezeExcite(Area x, Parameter down, Parameter downBias, Parameter up, Parameter upBias) {
            note(down, downBias, up, upBias);
            multiplyAdds += down.size() + up.size();
            return x;
        }

        @Override
        public Area average(Area x) {
            featureSide = x.side();
            return new Area(x.channels(), 1);
        }

        @Override
        public Area dense(Area x, Parameter weight, Parameter bias) {
            note(weight, bias);
            multiplyAdds += weight.size();
            return new Area(weight.shape().get(0), 1);
        }
    }
}
