package dev.mien.train.landmark;

import dev.mien.train.net.Layer;
import dev.mien.train.net.SpecJson;
import java.util.ArrayList;
import java.util.List;

/**
 * A landmark network, declared: a grey {@link dev.mien.landmark.FaceCrop} of {@code side} x {@code side} pixels goes through
 * the trunk, and one dense layer reads all 136 coordinates off the whole of the last feature map.
 *
 * @param side of the crops in pixels
 * @param trunk layers in order
 */
public record LandmarkSpec(int side, List<Layer> trunk) {
    /**
     * Takes a copy of the list.
     *
     * @param side of the crops in pixels
     * @param trunk layers in order
     */
    public LandmarkSpec {
        trunk = List.copyOf(trunk);
    }

    /**
     * The shipped shape: see docs/method/landmarks.md.
     *
     * @return the specification
     */
    public static LandmarkSpec standard() {
        return residual(64, List.of(24, 48, 80, 96), List.of(1, 2, 2, 1));
    }

    /**
     * A 5x5 convolution that halves the size, then plain residual blocks (He et al. 2016).
     *
     * @param side of the crops in pixels
     * @param channels of each stage, the first convolution's being those of the first; every further one halves the
     *     size
     * @param blocks of each stage
     * @return the specification
     */
    public static LandmarkSpec residual(int side, List<Integer> channels, List<Integer> blocks) {
        List<Layer> trunk = new ArrayList<>();
        trunk.add(new Layer.Standardize(127.5f, 64f));
        trunk.addAll(List.of(new Layer.Convolution(channels.get(0), 5, 2), Layer.NORM, Layer.RELU));
        for (int stage = 0; stage < channels.size(); stage++) {
            for (int block = 0; block < blocks.get(stage); block++) {
                trunk.add(block(channels.get(stage), stage > 0 && block == 0));
                trunk.add(Layer.RELU);
            }
        }
        return new LandmarkSpec(side, trunk);
    }

    private static Layer block(int channels, boolean halving) {
        List<Layer> body = List.of(
                new Layer.Convolution(channels, 3, halving ? 2 : 1),
                Layer.NORM,
                Layer.RELU,
                new Layer.Convolution(channels, 3, 1),
                Layer.NORM);
        return new Layer.Residual(
                body, halving ? List.of(new Layer.Convolution(channels, 1, 2), Layer.NORM) : List.of());
    }

    /** {@return the specification as JSON that {@link #fromJson} reads} */
    public String toJson() {
        return SpecJson.write(this);
    }

    /**
     * {@return the specification that a text holds}
     *
     * @param json as {@link #toJson()} writes it
     * @throws IllegalArgumentException if the text is not such a specification
     */
    public static LandmarkSpec fromJson(String json) {
        return SpecJson.read(json, LandmarkSpec.class, "landmark network's specification");
    }
}
