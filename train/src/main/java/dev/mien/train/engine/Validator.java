package dev.mien.train.engine;

import dev.mien.train.net.TorchNetwork;
import java.io.IOException;
import java.util.List;

/** How what was learned is measured after each epoch, on examples that are not learned from. */
public interface Validator {
    /** {@return what is measured, in the learning curve's order} */
    List<Column> figures();

    /**
     * Measures; may also write files that are of use while training goes on.
     *
     * @param average the network with the averaged weights
     * @return a value for each of {@link #figures}
     * @throws IOException if a file cannot be written
     */
    double[] measure(TorchNetwork average) throws IOException;
}
