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

    public Weights(Map<String, float[]> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** What training starts from: see {@link Parameter.Role}. */
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

    public float[] get(Parameter parameter) {
        float[] array = values.get(parameter.name());
        if (array == null || array.length != parameter.size()) {
            throw new IllegalArgumentException("weights: " + parameter.name() + " should have " + parameter.size()
                    + " values, found " + (array == null ? "none" : array.length));
        }
        return array;
    }

    /** These weights with those of the given parameters taken from {@code fresh}. */
    public Weights with(Collection<Parameter> parameters, Weights fresh) {
        Map<String, float[]> mixed = new LinkedHashMap<>(values);
        parameters.forEach(parameter -> mixed.put(parameter.name(), fresh.get(parameter)));
        return new Weights(mixed);
    }

    /** These weights with one array exchanged. */
    public Weights with(Parameter parameter, float[] array) {
        return with(Map.of(parameter.name(), array));
    }

    /** These weights with some arrays exchanged, by the parameters' names. */
    public Weights with(Map<String, float[]> others) {
        Map<String, float[]> mixed = new LinkedHashMap<>(values);
        mixed.putAll(others);
        return new Weights(mixed);
    }

    public byte[] toBytes() {
        List<Tensor> tensors = new ArrayList<>();
        values.forEach((name, array) ->
                tensors.add(new Tensor(name, Tensor.Precision.FLOAT32, new int[] {array.length}, array)));
        return TensorFile.write(tensors);
    }

    /** @param source names the bytes in messages */
    public static Weights fromBytes(byte[] bytes, String source) throws ModelException {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Tensor tensor : TensorFile.read(bytes, source).tensors()) {
            values.put(tensor.name(), tensor.toArray());
        }
        return new Weights(values);
    }
}
