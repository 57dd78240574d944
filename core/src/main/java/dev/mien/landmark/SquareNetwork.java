package dev.mien.landmark;

import dev.mien.infer.OnnxNetwork;
import dev.mien.model.ModelException;
import dev.mien.model.NetworkFile;
import java.util.List;
import java.util.Map;

/**
 * A network of this project that looks at grey squares: input {@value #INPUT}, 0 to 255, [n, 1, side, side].
 *
 * @param network to be closed by whoever owns this
 * @param side of the squares in pixels
 */
record SquareNetwork(OnnxNetwork network, int side) {
    static final String INPUT = "pictures";

    /**
     * Opens a network that must have certain outputs.
     *
     * @param file the network
     * @param what it has to be, for the message, such as "a landmark network"
     * @param outputs names that must be there
     * @throws IllegalArgumentException if it is another network; the message is meant for the user
     */
    static SquareNetwork open(NetworkFile file, String what, List<String> outputs) {
        OnnxNetwork network;
        try {
            network = OnnxNetwork.open(file.content(), file.source(), 1);
        } catch (ModelException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        List<Long> shape = network.inputs().getOrDefault(INPUT, List.of());
        boolean square = shape.size() == 4
                && shape.get(1) == 1
                && shape.get(2) > 0
                && shape.get(2).equals(shape.get(3));
        if (!square || !network.outputs().keySet().containsAll(outputs)) {
            Map<String, List<Long>> found = network.inputs();
            network.close();
            throw new IllegalArgumentException(file.source() + ": not " + what + "; expected input " + INPUT
                    + " [n, 1, side, side] and output " + String.join(" and ", outputs) + ", found inputs " + found);
        }
        return new SquareNetwork(network, Math.toIntExact(shape.get(2)));
    }
}
