package dev.mien.train.net;

import java.util.List;

/**
 * Goes through layers with any {@link Operations}, naming the parameters by their place; carries the channel count
 * along.
 *
 * @param <V> kind of value
 */
public final class LayerWalk<V> {
    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";

    private final Operations<V> operations;
    private int channels;

    /**
     * Begins before the first layer.
     *
     * @param operations what each layer does
     * @param channels of the input
     */
    public LayerWalk(Operations<V> operations, int channels) {
        this.operations = operations;
        this.channels = channels;
    }

    /** {@return channels of the last feature map} */
    public int channels() {
        return channels;
    }

    /**
     * Applies every layer in turn.
     *
     * @param layers in order
     * @param path before the names of their parameters
     * @param input of the first
     * @return what the last gives
     * @throws IllegalArgumentException if the branches of a residual layer give different numbers of channels
     */
    public V all(List<Layer> layers, String path, V input) {
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
        } else if (layer instanceof Layer.Depthwise l) {
            Parameter weight = weight(path + WEIGHT, channels, 1, l.kernel(), l.kernel());
            return operations.depthwise(x, weight, l.stride());
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
