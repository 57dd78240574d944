package dev.mien.train.landmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.train.net.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * A landmark network, declared: a grey {@link dev.mien.landmark.FaceCrop} of {@code side} x {@code side} pixels goes through
 * the trunk, and one dense layer reads all 136 coordinates off the whole of the last feature map.
 */
public record LandmarkSpec(int side, List<Layer> trunk) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Layer NORM = new Layer.BatchNorm(1e-5f);
    private static final Layer RELU = new Layer.Relu();

    public LandmarkSpec {
        trunk = List.copyOf(trunk);
    }

    /** The shipped shape: see docs/landmarks.md. */
    public static LandmarkSpec standard() {
        return residual(64, List.of(24, 48, 80, 96), List.of(1, 2, 2, 1));
    }

    /**
     * A 5x5 convolution that halves the size, then plain residual blocks (He et al. 2016).
     *
     * @param channels of each stage, the first convolution's being those of the first; every further one halves the size
     * @param blocks of each stage
     */
    public static LandmarkSpec residual(int side, List<Integer> channels, List<Integer> blocks) {
        List<Layer> trunk = new ArrayList<>();
        trunk.add(new Layer.Standardize(127.5f, 64f));
        trunk.addAll(List.of(new Layer.Convolution(channels.get(0), 5, 2), NORM, RELU));
        for (int stage = 0; stage < channels.size(); stage++) {
            for (int block = 0; block < blocks.get(stage); block++) {
                trunk.add(block(channels.get(stage), stage > 0 && block == 0));
                trunk.add(RELU);
            }
        }
        return new LandmarkSpec(side, trunk);
    }

    private static Layer block(int channels, boolean halving) {
        List<Layer> body = List.of(
                new Layer.Convolution(channels, 3, halving ? 2 : 1),
                NORM,
                RELU,
                new Layer.Convolution(channels, 3, 1),
                NORM);
        return new Layer.Residual(body, halving ? List.of(new Layer.Convolution(channels, 1, 2), NORM) : List.of());
    }

    public String toJson() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a landmark network's specification always has a JSON form", e);
        }
    }

    /** @throws IllegalArgumentException if the text is not a landmark network's specification */
    public static LandmarkSpec fromJson(String json) {
        try {
            return JSON.readValue(json, LandmarkSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a landmark network's specification: " + e.getOriginalMessage(), e);
        }
    }
}
