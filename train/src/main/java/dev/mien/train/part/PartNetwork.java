package dev.mien.train.part;

import dev.mien.train.landmark.LandmarkSpec;
import dev.mien.train.net.Architecture;
import dev.mien.train.net.LayerWalk;
import dev.mien.train.net.Operations;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.Sizes;
import dev.mien.train.net.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trunk that eyes and mouth go through alike, and two dense layers that read all of its last feature map, one for eyes and
 * one for mouths. Outputs in the encoding of {@code dev.mien.landmark.PartReader}.
 */
final class PartNetwork implements Architecture {
    static final String EYE = "eye";
    static final String MOUTH = "mouth";
    /** Opening; x and y of the iris and of the outer and the inner corner; confidence. */
    static final int EYE_NUMBERS = 8;
    /** Opening; whether it is covered. */
    static final int MOUTH_NUMBERS = 2;
    /** What every eye is thought to be before anything is learned: those numbers of the average one. */
    private static final float[] AVERAGE_EYE = {0.3f, 0.5f, 0.5f, 0.27f, 0.52f, 0.73f, 0.53f, 0};

    private static final float AVERAGE_MOUTH = 0.1f;
    /** How much smaller than elsewhere the weights of the last layers start, so that their biases speak first. */
    private static final float FIRST_SHARE = 0.05f;

    private final LandmarkSpec spec;
    private final List<Parameter> parameters;
    private final long multiplyAdds;

    PartNetwork(LandmarkSpec spec) {
        this.spec = spec;
        Sizes sizes = new Sizes();
        write(sizes, new Sizes.Area(1, spec.side()));
        this.parameters = sizes.parameters();
        this.multiplyAdds = sizes.multiplyAdds();
    }

    /** The shipped shape: see docs/method/landmarks.md. */
    static LandmarkSpec standard() {
        return LandmarkSpec.residual(32, List.of(20, 36, 56), List.of(1, 2, 1));
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /** For one eye or mouth. */
    long multiplyAdds() {
        return multiplyAdds;
    }

    /** What training starts from: the same answer for every eye and every mouth. */
    Weights initial(long seed) {
        Weights weights = Weights.initial(this, seed);
        for (Parameter parameter : parameters) {
            float[] values = weights.get(parameter);
            switch (parameter.name()) {
                case EYE + ".bias" -> System.arraycopy(AVERAGE_EYE, 0, values, 0, EYE_NUMBERS);
                case MOUTH + ".bias" -> values[0] = AVERAGE_MOUTH;
                case EYE + ".weight", MOUTH + ".weight" -> {
                    for (int i = 0; i < values.length; i++) {
                        values[i] *= FIRST_SHARE;
                    }
                }
                default -> {}
            }
        }
        return weights;
    }

    @Override
    public <V> Map<String, V> write(Operations<V> operations, V input) {
        LayerWalk<V> walk = new LayerWalk<>(operations, 1);
        V seen = operations.flatten(walk.all(spec.trunk(), "trunk", input));
        int length = walk.channels() * cells();
        Map<String, V> outputs = new LinkedHashMap<>();
        outputs.put(EYE, dense(operations, seen, EYE, EYE_NUMBERS, length));
        outputs.put(MOUTH, dense(operations, seen, MOUTH, MOUTH_NUMBERS, length));
        return outputs;
    }

    private static <V> V dense(Operations<V> operations, V seen, String name, int numbers, int length) {
        return operations.dense(
                seen,
                new Parameter(name + ".weight", Parameter.Role.WEIGHT, List.of(numbers, length)),
                new Parameter(name + ".bias", Parameter.Role.BIAS, List.of(numbers)));
    }

    /** Of the last feature map. */
    private int cells() {
        Sizes.Area last = new LayerWalk<>(new Sizes(), 1).all(spec.trunk(), "trunk", new Sizes.Area(1, spec.side()));
        return last.side() * last.side();
    }
}
