package dev.mien.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.util.List;

/**
 * Exponential moving average of a network's weights and statistics, itself a network: the one that is judged and
 * shipped. Its memory grows from short to {@code decay}, so that the first steps do not linger.
 */
final class MovingAverage implements AutoCloseable {
    private final TorchNetwork source;
    private final TorchNetwork average;
    private final double decay;

    MovingAverage(TorchNetwork source, TorchScript.Precision precision, Weights start, double decay) {
        this.source = source;
        this.average = new TorchNetwork(source.network(), precision, start, 1, false);
        this.decay = decay;
    }

    /** @param step counts from 1 */
    void update(int step, NDManager scratch) {
        float keep = (float) Math.min(decay, (1.0 + step) / (10 + step));
        float share = (1 - keep) / source.replicas();
        List<Parameter> parameters = source.network().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            NDArray target = average.arrays(0).get(i);
            target.muli(keep);
            boolean learned = parameters.get(i).role().learned();
            for (int replica = 0; replica < (learned ? 1 : source.replicas()); replica++) {
                NDArray value = Scalars.times(source.arrays(replica).get(i), learned ? 1 - keep : share);
                value.attach(scratch);
                target.addi(value);
            }
        }
    }

    TorchNetwork network() {
        return average;
    }

    @Override
    public void close() {
        average.close();
    }
}
