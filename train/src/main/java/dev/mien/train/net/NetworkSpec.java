package dev.mien.train.net;

import java.util.ArrayList;
import java.util.List;

/**
 * A network, declared: a grey picture of {@code side} x {@code side} pixels goes through the trunk, the last feature map
 * is averaged over its area into the embedding, and each head is a dense layer on the embedding.
 *
 * @param side of the faces in pixels
 * @param trunk layers in order
 * @param heads what is told apart; none for the trunk alone
 */
public record NetworkSpec(int side, List<Layer> trunk, List<Head> heads) {
    /**
     * Takes copies of the lists.
     *
     * @param side of the faces in pixels
     * @param trunk layers in order
     * @param heads what is told apart; none for the trunk alone
     */
    public NetworkSpec {
        trunk = List.copyOf(trunk);
        heads = List.copyOf(heads);
    }

    /**
     * A residual network with squeeze-excite blocks: a 3x3 convolution at full size, then stages that each halve the
     * size.
     *
     * @param side of the faces in pixels
     * @param stem channels of the first convolution
     * @param channels channels of each stage
     * @param blocks residual blocks of each stage
     * @param heads what is told apart
     * @return the specification
     */
    public static NetworkSpec residual(
            int side, int stem, List<Integer> channels, List<Integer> blocks, List<Head> heads) {
        List<Layer> trunk = new ArrayList<>();
        trunk.add(new Layer.Standardize(127.5f, 64f));
        trunk.addAll(List.of(new Layer.Convolution(stem, 3, 1), Layer.NORM, Layer.RELU));
        for (int stage = 0; stage < channels.size(); stage++) {
            for (int block = 0; block < blocks.get(stage); block++) {
                trunk.add(block(channels.get(stage), block == 0));
                trunk.add(Layer.RELU);
            }
        }
        return new NetworkSpec(side, trunk, heads);
    }

    private static Layer block(int channels, boolean first) {
        List<Layer> body = List.of(
                new Layer.Convolution(channels, 3, first ? 2 : 1),
                Layer.NORM,
                Layer.RELU,
                new Layer.Convolution(channels, 3, 1),
                Layer.NORM,
                new Layer.SqueezeExcite(channels / 8));
        return new Layer.Residual(body, first ? List.of(new Layer.Convolution(channels, 1, 2), Layer.NORM) : List.of());
    }

    /**
     * Without any head what is left is the trunk.
     *
     * @return this network without heads
     */
    public NetworkSpec trunkOnly() {
        return withHeads(List.of());
    }

    /**
     * The same trunk under other heads: how a trained network is taken to a user's own classes.
     *
     * @param others the new heads
     * @return the network under them
     */
    public NetworkSpec withHeads(List<Head> others) {
        return new NetworkSpec(side, trunk, others);
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
    public static NetworkSpec fromJson(String json) {
        return SpecJson.read(json, NetworkSpec.class, "network specification");
    }
}
