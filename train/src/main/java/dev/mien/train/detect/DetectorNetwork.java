package dev.mien.train.detect;

import dev.mien.train.net.Architecture;
import dev.mien.train.net.LayerWalk;
import dev.mien.train.net.Operations;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.Sizes;
import dev.mien.train.net.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link DetectorSpec} with its parameters. Outputs: {@code stride8}, {@code stride16}, {@code stride32}, each [n, {@value
 * #NUMBERS}, height / stride, width / stride] in the encoding of {@code dev.mien.detect.CnnDetector}. One score does for
 * class and objectness, for there is one class; it learns how well the box fits (see {@link DetectorLoss}).
 */
final class DetectorNetwork implements Architecture {
    /** Red, green and blue. */
    static final int CHANNELS = 3;

    /** Of each cell: the score, four of the box, ten of the points. */
    static final int NUMBERS = 15;

    /** How much smaller than elsewhere the weights of the last layer start, so that its biases speak first. */
    private static final float FIRST_SHARE = 0.05f;

    private static final double FIRST_SCORE = 0.01;
    private static final float FIRST_SIDE = (float) Math.log(2);

    private final DetectorSpec spec;
    private final List<Parameter> parameters;

    DetectorNetwork(DetectorSpec spec) {
        this.spec = spec;
        this.parameters = sizes(320).parameters();
    }

    static String output(int stride) {
        return "stride" + stride;
    }

    @Override
    public int channels() {
        return CHANNELS;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /** For one picture of {@code side} x {@code side}. */
    long multiplyAdds(int side) {
        return sizes(side).multiplyAdds();
    }

    private Sizes sizes(int side) {
        Sizes sizes = new Sizes();
        write(sizes, new Sizes.Area(CHANNELS, side));
        return sizes;
    }

    /** What training starts from: hardly any face anywhere (Lin et al. 2017, focal loss), each amid its cell and twice its size. */
    Weights initial(long seed) {
        Weights weights = Weights.initial(this, seed);
        for (Parameter parameter : parameters) {
            float[] values = weights.get(parameter);
            if (parameter.name().matches("head\\d\\.weight")) {
                for (int i = 0; i < values.length; i++) {
                    values[i] *= FIRST_SHARE;
                }
            } else if (parameter.name().matches("head\\d\\.bias")) {
                values[0] = (float) -Math.log((1 - FIRST_SCORE) / FIRST_SCORE);
                values[1] = 0.5f;
                values[2] = 0.5f;
                values[3] = FIRST_SIDE;
                values[4] = FIRST_SIDE;
            }
        }
        return weights;
    }

    @Override
    public <V> Map<String, V> write(Operations<V> operations, V input) {
        LayerWalk<V> trunk = new LayerWalk<>(operations, CHANNELS);
        List<V> pyramid = new ArrayList<>();
        V x = input;
        for (int level = 0; level < DetectorSpec.STRIDES.size(); level++) {
            x = trunk.all(spec.stages().get(level), "stage" + level, x);
            pyramid.add(new LayerWalk<>(operations, trunk.channels()).all(spec.lateral(), "lateral" + level, x));
        }
        for (int level = pyramid.size() - 2; level >= 0; level--) {
            V sum = operations.add(pyramid.get(level), operations.enlarge(pyramid.get(level + 1)));
            pyramid.set(level, separable(operations, "merge" + level, sum));
        }
        Map<String, V> outputs = new LinkedHashMap<>();
        for (int level = 0; level < pyramid.size(); level++) {
            String name = "head" + level;
            Parameter weight =
                    new Parameter(name + ".weight", Parameter.Role.WEIGHT, List.of(NUMBERS, spec.pyramid(), 1, 1));
            V seen = separable(operations, name, pyramid.get(level));
            outputs.put(output(DetectorSpec.STRIDES.get(level)), operations.project(seen, weight, bias(level)));
        }
        return outputs;
    }

    /** The bias of a grid's output; its first value is that of the score. */
    static Parameter bias(int level) {
        return new Parameter("head" + level + ".bias", Parameter.Role.BIAS, List.of(NUMBERS));
    }

    private <V> V separable(Operations<V> operations, String name, V x) {
        return new LayerWalk<>(operations, spec.pyramid()).all(DetectorSpec.separable(spec.pyramid(), 1), name, x);
    }
}
