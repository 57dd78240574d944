package dev.mien.train.landmark;

import dev.mien.face.FacePart;
import dev.mien.train.net.Architecture;
import dev.mien.train.net.LayerWalk;
import dev.mien.train.net.Operations;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.Sizes;
import dev.mien.train.net.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link LandmarkSpec} with its parameters. Outputs in the encoding of {@code dev.mien.landmark.CnnLocator}. */
final class LandmarkNetwork implements Architecture {
    static final String OUTPUT = "landmarks";
    static final String CONFIDENCE = "confidence";
    /** x and y of each point. */
    static final int NUMBERS = 2 * FacePart.POINTS;

    private static final String WEIGHT = OUTPUT + ".weight";
    private static final String BIAS = OUTPUT + ".bias";
    /** How much smaller than elsewhere the weights of the last layer start, so that its biases speak first. */
    private static final float FIRST_SHARE = 0.05f;

    private final LandmarkSpec spec;
    private final List<Parameter> parameters;
    private final long multiplyAdds;

    LandmarkNetwork(LandmarkSpec spec) {
        this.spec = spec;
        Sizes sizes = new Sizes();
        write(sizes, new Sizes.Area(1, spec.side()));
        this.parameters = sizes.parameters();
        this.multiplyAdds = sizes.multiplyAdds();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /** For one face. */
    long multiplyAdds() {
        return multiplyAdds;
    }

    /**
     * What training starts from: the same points for every face.
     *
     * @param average the 136 numbers of the average face
     */
    Weights initial(long seed, float[] average) {
        Weights weights = Weights.initial(this, seed);
        for (Parameter parameter : parameters) {
            float[] values = weights.get(parameter);
            if (parameter.name().equals(WEIGHT)) {
                for (int i = 0; i < values.length; i++) {
                    values[i] *= FIRST_SHARE;
                }
            } else if (parameter.name().equals(BIAS)) {
                System.arraycopy(average, 0, values, 0, NUMBERS);
            }
        }
        return weights;
    }

    @Override
    public <V> Map<String, V> write(Operations<V> operations, V input) {
        LayerWalk<V> walk = new LayerWalk<>(operations, 1);
        V seen = operations.flatten(walk.all(spec.trunk(), "trunk", input));
        int cells = cells();
        Parameter weight = new Parameter(WEIGHT, Parameter.Role.WEIGHT, List.of(NUMBERS, walk.channels() * cells));
        Parameter bias = new Parameter(BIAS, Parameter.Role.BIAS, List.of(NUMBERS));
        Parameter sureness =
                new Parameter(CONFIDENCE + ".weight", Parameter.Role.WEIGHT, List.of(1, walk.channels() * cells));
        Parameter threshold = new Parameter(CONFIDENCE + ".bias", Parameter.Role.BIAS, List.of(1));
        Map<String, V> outputs = new LinkedHashMap<>();
        outputs.put(OUTPUT, operations.dense(seen, weight, bias));
        outputs.put(CONFIDENCE, operations.dense(seen, sureness, threshold));
        return outputs;
    }

    /** Of the last feature map. */
    private int cells() {
        Sizes.Area last = new LayerWalk<>(new Sizes(), 1).all(spec.trunk(), "trunk", new Sizes.Area(1, spec.side()));
        return last.side() * last.side();
    }
}
