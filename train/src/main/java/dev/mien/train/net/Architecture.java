package dev.mien.train.net;

import java.util.List;
import java.util.Map;

/** What can be trained and shipped: arrays by name, and the way from the pictures to the outputs. */
public interface Architecture {
    /** {@return of the pictures: 1, grey, unless the network says 3, red, green and blue} */
    default int channels() {
        return 1;
    }

    /** {@return the parameters in the order in which the network uses them} */
    List<Parameter> parameters();

    /**
     * Hands the network to any {@link Operations}.
     *
     * @param <V> kind of value
     * @param operations what each layer does
     * @param input the pictures
     * @return the outputs by name, always in the same order
     */
    <V> Map<String, V> write(Operations<V> operations, V input);
}
