package dev.mien.train.check;

import dev.mien.train.landmark.LandmarkSpec;
import dev.mien.train.net.Architecture;
import dev.mien.train.net.LayerWalk;
import dev.mien.train.net.Operations;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.Sizes;
import java.util.List;
import java.util.Map;

/** A trunk and one dense layer that reads off its last feature map whether there is a face: the logit that {@code FaceCheck} asks for. */
final class CheckNetwork implements Architecture {
    static final String OUTPUT = "face";
    private static final int COLOURS = 3;

    private final LandmarkSpec spec;
    private final List<Parameter> parameters;
    private final long multiplyAdds;

    CheckNetwork(LandmarkSpec spec) {
        this.spec = spec;
        Sizes sizes = new Sizes();
        write(sizes, new Sizes.Area(COLOURS, spec.side()));
        this.parameters = sizes.parameters();
        this.multiplyAdds = sizes.multiplyAdds();
    }

    /** The shipped shape: see docs/method/detectors.md. */
    static LandmarkSpec standard() {
        return LandmarkSpec.residual(48, List.of(16, 32, 48, 64), List.of(1, 2, 2, 1));
    }

    @Override
    public int channels() {
        return COLOURS;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /** For one box. */
    long multiplyAdds() {
        return multiplyAdds;
    }

    @Override
    public <V> Map<String, V> write(Operations<V> operations, V input) {
        LayerWalk<V> walk = new LayerWalk<>(operations, COLOURS);
        V seen = operations.flatten(walk.all(spec.trunk(), "trunk", input));
        int length = walk.channels() * cells();
        Parameter weight = new Parameter(OUTPUT + ".weight", Parameter.Role.WEIGHT, List.of(1, length));
        Parameter bias = new Parameter(OUTPUT + ".bias", Parameter.Role.BIAS, List.of(1));
        return Map.of(OUTPUT, operations.dense(seen, weight, bias));
    }

    /** Of the last feature map. */
    private int cells() {
        Sizes.Area last =
                new LayerWalk<>(new Sizes(), COLOURS).all(spec.trunk(), "trunk", new Sizes.Area(COLOURS, spec.side()));
        return last.side() * last.side();
    }
}
