package dev.mien.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.mien.train.net.Architecture;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.Weights;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * A network that learns step by step, whatever it learns: several threads each add their part's gradients, {@link AdamW}
 * moves the weights and a {@link MovingAverage} follows them. The threads run PyTorch single-threaded, which is faster on
 * few and busy cores than threads within each operation, and gives the same sums in each run.
 */
final class Learner implements AutoCloseable {
    private final TorchNetwork network;
    private final MovingAverage average;
    private final AdamW optimizer;
    private final ExecutorService workers;

    private Learner(Architecture network, TrainingOptions options, List<Weights> replicas, Weights start) {
        this.network = new TorchNetwork(network, options.precision(), replicas, true);
        this.average = new MovingAverage(this.network, options.precision(), start, options.averageDecay());
        this.optimizer = new AdamW(this.network, options.decay());
        this.workers = Workers.pool("replica", options.threads());
    }

    static Learner beginning(Architecture network, TrainingOptions options, Weights start) {
        return new Learner(network, options, Collections.nCopies(options.threads(), start), start);
    }

    /** Goes on from where the checkpoint was taken. */
    static Learner resumed(Architecture network, TrainingOptions options, Checkpoint saved) {
        Learner learner = new Learner(network, options, saved.replicas(), saved.average());
        learner.optimizer.restore(saved.means(), saved.variances());
        return learner;
    }

    /**
     * Learns from one batch.
     *
     * @param step counts from 1
     * @return the losses; if one is not a number the weights are lost
     */
    double[] step(int step, double rate, Batch batch, Trainer trainer) throws InterruptedIOException {
        List<Future<double[]>> parts = new ArrayList<>();
        for (int i = 0; i < network.replicas(); i++) {
            int replica = i;
            parts.add(workers.submit(() -> learn(batch, replica, trainer)));
        }
        double[] losses = new double[trainer.losses().size()];
        for (Future<double[]> part : parts) {
            double[] values = Workers.await(part, "a training step failed");
            for (int i = 0; i < losses.length; i++) {
                losses[i] += values[i];
            }
        }
        try (NDManager scratch = network.manager().newSubManager()) {
            optimizer.step(step, rate, scratch);
            average.update(step, scratch);
        }
        return losses;
    }

    private double[] learn(Batch batch, int replica, Trainer trainer) {
        // Both settings belong to the thread. DJL's GradientCollector would do, were there not one for the whole
        // process.
        JniUtils.setNumThreads(1);
        JniUtils.setGradMode(true);
        try (NDManager scratch = network.manager().newSubManager()) {
            Batch.Part part = batch.part(replica, network.replicas(), scratch);
            NDList losses = trainer.loss(network.forward(part.pictures(), replica, true), part);
            NDArray lessened = losses.get(0);
            JniUtils.backward((PtNDArray) lessened, (PtNDArray) scratch.ones(lessened.getShape()), false, false);
            return losses.stream().mapToDouble(NDArray::getFloat).toArray();
        }
    }

    /** The moving average: what is judged and shipped. */
    TorchNetwork average() {
        return average.network();
    }

    /** Everything as it is after an epoch, of which the curve is to say {@code rate} and {@code losses}. */
    Checkpoint checkpoint(String recipe, int epoch, double rate, double[] losses) {
        List<Weights> replicas = new ArrayList<>();
        for (int replica = 0; replica < network.replicas(); replica++) {
            replicas.add(network.weights(replica));
        }
        return new Checkpoint(
                recipe, epoch, rate, losses, replicas, average().weights(0), optimizer.means(), optimizer.variances());
    }

    @Override
    public void close() {
        workers.shutdownNow();
        average.close();
        network.close();
    }
}
