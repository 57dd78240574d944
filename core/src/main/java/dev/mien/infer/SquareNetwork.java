package dev.mien.infer;

import dev.mien.model.ModelException;
import dev.mien.model.NetworkFile;
import java.util.List;
import java.util.Map;

/**
 * A network of this project that looks at squares: input {@value #INPUT}, 0 to 255, [n, channels, side, side].
 *
 * @param network to be closed by whoever owns this
 * @param side of the squares in pixels
 */
public record SquareNetwork(OnnxNetwork network, int side) {
    /** The name of the input. */
    public static final String INPUT = "pictures";

    /**
     * Opens a network that must have certain outputs.
     *
     * @param file the network
     * @param channels that it must take: 1, grey, or 3, red, green and blue
     * @param what it has to be, for the message, such as "a landmark network"
     * @param outputs names that must be there
     * @return the network, open
     * @throws IllegalArgumentException if it is another network; the message is meant for the user
     */
    public static SquareNetwork open(NetworkFile file, int channels, String what, List<String> outputs) {
        OnnxNetwork network;
        try {
            network = OnnxNetwork.open(file.content(), file.source(), 1);
        } catch (ModelException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        List<Long> shape = network.inputs().getOrDefault(INPUT, List.of());
        boolean square = shape.size() == 4
                && shape.get(1) == channels
                && shape.get(2) > 0
                && shape.get(2).equals(shape.get(3));
        if (!square || !network.outputs().keySet().containsAll(outputs)) {
            Map<String, List<Long>> found = network.inputs();
            network.close();
            throw new IllegalArgumentException(
                    file.source() + ": not " + what + "; expected input " + INPUT + " [n, " + channels
                            + ", side, side] and output " + String.join(" and ", outputs) + ", found inputs " + found);
        }
        return new SquareNetwork(network, Math.toIntExact(shape.get(2)));
    }
}
