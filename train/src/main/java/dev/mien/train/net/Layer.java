package dev.mien.train.net;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One step of a network; written to JSON with its kind as {@code "layer"}. Feature maps are channels x height x width. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "layer")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Layer.Standardize.class, name = "standardize"),
    @JsonSubTypes.Type(value = Layer.Convolution.class, name = "convolution"),
    @JsonSubTypes.Type(value = Layer.Depthwise.class, name = "depthwise"),
    @JsonSubTypes.Type(value = Layer.BatchNorm.class, name = "batchNorm"),
    @JsonSubTypes.Type(value = Layer.Relu.class, name = "relu"),
    @JsonSubTypes.Type(value = Layer.SqueezeExcite.class, name = "squeezeExcite"),
    @JsonSubTypes.Type(value = Layer.Residual.class, name = "residual")
})
public sealed interface Layer {
    /** The batch normalisation that all our networks use. */
    Layer NORM = new BatchNorm(1e-5f);

    /** The rectifier that follows most normalisations. */
    Layer RELU = new Relu();

    /**
     * {@code (x - mean) / deviation}, so that a network takes plain grey values.
     *
     * @param mean in grey values
     * @param deviation in grey values, not 0
     */
    record Standardize(float mean, float deviation) implements Layer {}

    /**
     * Square kernel, padded by half of it, no bias (a batch normalisation follows).
     *
     * @param channels of what comes out
     * @param kernel side of the kernel in cells, odd
     * @param stride in cells
     */
    record Convolution(int channels, int kernel, int stride) implements Layer {}

    /**
     * One square kernel for each channel, padded by half of it, no bias (a 1x1 convolution follows).
     *
     * @param kernel side of each kernel in cells, odd
     * @param stride in cells
     */
    record Depthwise(int kernel, int stride) implements Layer {}

    /**
     * Ioffe and Szegedy 2015.
     *
     * @param epsilon added to the variance before its root is taken
     */
    record BatchNorm(float epsilon) implements Layer {}

    /** {@code max(x, 0)}. */
    record Relu() implements Layer {}

    /**
     * Hu et al. 2018: channels weighted by two dense layers over their means.
     *
     * @param hidden units between the two
     */
    record SqueezeExcite(int hidden) implements Layer {}

    /**
     * He et al. 2016: the sum of both branches, which must give the same shape.
     *
     * @param body layers in order
     * @param shortcut layers in order; empty to hand the input on as it is
     */
    record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
        /**
         * Takes copies of the lists.
         *
         * @param body layers in order
         * @param shortcut layers in order; empty to hand the input on as it is
         */
        public Residual {
            body = List.copyOf(body);
            shortcut = List.copyOf(shortcut);
        }
    }
}
