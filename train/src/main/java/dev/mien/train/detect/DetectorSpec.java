package dev.mien.train.detect;

import dev.mien.train.net.Layer;
import dev.mien.train.net.SpecJson;
import java.util.ArrayList;
import java.util.List;

/**
 * A face detector, declared: a picture in colour goes through three stages that end at strides 8, 16 and 32; a feature pyramid
 * (Lin et al. 2017) carries what the deep ones see down to the fine ones.
 *
 * @param stages layers up to stride 8, from there to 16, from there to 32
 * @param pyramid channels of the pyramid and of the heads
 */
public record DetectorSpec(List<List<Layer>> stages, int pyramid) {
    /** Pixels of a cell of each grid, finest first. */
    static final List<Integer> STRIDES = List.of(8, 16, 32);

    /**
     * Checks the components.
     *
     * @param stages layers up to stride 8, from there to 16, from there to 32
     * @param pyramid channels of the pyramid and of the heads
     */
    public DetectorSpec {
        stages = stages.stream().map(List::copyOf).toList();
        if (stages.size() != STRIDES.size()) {
            throw new IllegalArgumentException(
                    "expected a stage for each of the strides " + STRIDES + ", got " + stages.size());
        }
    }

    /**
     * The shipped shape: see docs/method/detector-network.md.
     *
     * @return the specification
     */
    public static DetectorSpec standard() {
        return of(16, List.of(32, 64, 96, 128), List.of(1, 3, 4, 3), 64);
    }

    /**
     * Depthwise-separable stages.
     *
     * @param stem channels of the first convolution, at stride 2
     * @param channels after each halving of the size, to strides 4, 8, 16 and 32
     * @param units of each of these
     * @param pyramid channels of the pyramid and of the heads
     * @return the specification
     */
    public static DetectorSpec of(int stem, List<Integer> channels, List<Integer> units, int pyramid) {
        List<Layer> fine = new ArrayList<>();
        fine.add(new Layer.Standardize(127.5f, 64f));
        fine.addAll(List.of(new Layer.Convolution(stem, 3, 2), Layer.NORM, Layer.RELU));
        fine.addAll(stage(channels.get(0), units.get(0)));
        fine.addAll(stage(channels.get(1), units.get(1)));
        return new DetectorSpec(
                List.of(fine, stage(channels.get(2), units.get(2)), stage(channels.get(3), units.get(3))), pyramid);
    }

    private static List<Layer> stage(int channels, int units) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            layers.addAll(separable(channels, i == 0 ? 2 : 1));
        }
        return layers;
    }

    /** Depthwise and pointwise convolution, one normalisation for both, as in YuNet. */
    static List<Layer> separable(int channels, int stride) {
        return List.of(new Layer.Depthwise(3, stride), new Layer.Convolution(channels, 1, 1), Layer.NORM, Layer.RELU);
    }

    /** What brings a stage to the pyramid's channels. */
    List<Layer> lateral() {
        return List.of(new Layer.Convolution(pyramid, 1, 1), Layer.NORM, Layer.RELU);
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
    public static DetectorSpec fromJson(String json) {
        return SpecJson.read(json, DetectorSpec.class, "detector's specification");
    }
}
