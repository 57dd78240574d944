package dev.mien.train.net;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes nothing: notes the parameters and counts the arithmetic. */
public final class Sizes implements Operations<Sizes.Area> {
    /**
     * A square feature map for one picture.
     *
     * @param channels how many
     * @param side in cells
     */
    public record Area(int channels, int side) {}

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private long multiplyAdds;

    /** {@return the parameters in the order in which they are used} */
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** {@return multiply-adds for one picture} */
    public long multiplyAdds() {
        return multiplyAdds;
    }

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
    public Area depthwise(Area x, Parameter weight, int stride) {
        note(weight);
        int side = (x.side() + stride - 1) / stride;
        multiplyAdds += (long) weight.size() * side * side;
        return new Area(x.channels(), side);
    }

    @Override
    public Area project(Area x, Parameter weight, Parameter bias) {
        note(weight, bias);
        multiplyAdds += (long) weight.size() * x.side() * x.side();
        return new Area(weight.shape().get(0), x.side());
    }

    @Override
    public Area enlarge(Area x) {
        return new Area(x.channels(), 2 * x.side());
    }

    @Override
    public Area batchNorm(Area x, Parameter gain, Parameter bias, Parameter mean, Parameter variance, float epsilon) {
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
        return new Area(x.channels(), 1);
    }

    @Override
    public Area flatten(Area x) {
        return new Area(x.channels() * x.side() * x.side(), 1);
    }

    @Override
    public Area dense(Area x, Parameter weight, Parameter bias) {
        note(weight, bias);
        multiplyAdds += weight.size();
        return new Area(weight.shape().get(0), 1);
    }
}
