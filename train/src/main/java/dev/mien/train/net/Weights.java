package dev.mien.train.net;

import dev.mien.model.ModelException;
import dev.mien.model.Tensor;
import dev.mien.model.TensorFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The values of a network's parameters, by name. */
public final class Weights {
    private final Map<String, float[]> values;

    /**
     * Takes a copy of the map; the arrays stay the caller's.
     *
     * @param values by the parameters' names
     */
    public Weights(Map<String, float[]> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /**
     * What training starts from: see {@link Parameter.Role}.
     *
     * @param network whose parameters are wanted
     * @param seed of the draw
     * @return weights for all its parameters
     */
    public static Weights initial(Architecture network, long seed) {
        Map<String, float[]> values = new LinkedHashMap<>();
        Random random = new Random(seed);
        for (Parameter parameter : network.parameters()) {
            values.put(parameter.name(), initial(parameter, random));
        }
        return new Weights(values);
    }

    private static float[] initial(Parameter parameter, Random random) {
        float[] array = new float[parameter.size()];
        double deviation = Math.sqrt(2.0 / parameter.fanIn());
        for (int i = 0; i < array.length; i++) {
            array[i] = switch (parameter.role()) {
                case WEIGHT -> (float) (deviation * random.nextGaussian());
                case GAIN, VARIANCE -> 1;
                case BIAS, MEAN -> 0;
            };
        }
        return array;
    }

    /**
     * {@return the numbers of a parameter, as they are kept}
     *
     * @param parameter of the network
     * @throws IllegalArgumentException if there are none of its name and size
     */
    public float[] get(Parameter parameter) {
        float[] array = values.get(parameter.name());
        if (array == null || array.length != parameter.size()) {
            throw new IllegalArgumentException("weights: " + parameter.name() + " should have " + parameter.size()
                    + " values, found " + (array == null ? "none" : array.length));
        }
        return array;
    }

    /**
     * {@return these weights with those of the given parameters taken from others}
     *
     * @param parameters to be taken
     * @param fresh where they come from
     */
    public Weights with(Collection<Parameter> parameters, Weights fresh) {
        Map<String, float[]> mixed = new LinkedHashMap<>(values);
        parameters.forEach(parameter -> mixed.put(parameter.name(), fresh.get(parameter)));
        return new Weights(mixed);
    }

    /**
     * {@return these weights with one array exchanged}
     *
     * @param parameter whose array it is
     * @param array of its size
     */
    public Weights with(Parameter parameter, float[] array) {
        return with(Map.of(parameter.name(), array));
    }

    /**
     * {@return these weights with some arrays exchanged}
     *
     * @param others by the parameters' names
     */
    public Weights with(Map<String, float[]> others) {
        Map<String, float[]> mixed = new LinkedHashMap<>(values);
        mixed.putAll(others);
        return new Weights(mixed);
    }

    /** {@return the weights as a file that {@link #fromBytes} reads} */
    public byte[] toBytes() {
        List<Tensor> tensors = new ArrayList<>();
        values.forEach((name, array) ->
                tensors.add(new Tensor(name, Tensor.Precision.FLOAT32, new int[] {array.length}, array)));
        return TensorFile.write(tensors);
    }

    /**
     * {@return the weights of a file}
     *
     * @param bytes as {@link #toBytes()} writes them
     * @param source names the bytes in messages
     * @throws ModelException if they are not such a file
     */
    public static Weights fromBytes(byte[] bytes, String source) throws ModelException {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Tensor tensor : TensorFile.read(bytes, source).tensors()) {
            values.put(tensor.name(), tensor.toArray());
        }
        return new Weights(values);
    }
}
