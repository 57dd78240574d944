package dev.mien.train.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A network that learns step by step, whatever it learns: several threads each add their part's gradients, {@link AdamW}
 * moves the weights and a {@link MovingAverage} follows them. The threads run the engine single-threaded, which is faster on
 * few and busy cores than threads within each operation, and gives the same sums in each run.
 */
public final class Learner implements AutoCloseable {
    private final TorchNetwork network;
    private final MovingAverage average;
    private final AdamW optimizer;
    private final ExecutorService workers;

    /**
     * @param decay weight decay
     * @param averageDecay share of the moving average kept at each step
     * @param threads parts of a batch worked on at the same time
     */
    public Learner(
            Architecture network,
            Weights start,
            TorchScript.Precision precision,
            int threads,
            float decay,
            double averageDecay) {
        this.network = new TorchNetwork(network, precision, start, threads, true);
        this.average = new MovingAverage(this.network, precision, start, averageDecay);
        this.optimizer = new AdamW(this.network, decay);
        this.workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "replica");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** One thread's share of a batch. */
    @FunctionalInterface
    public interface Part {
        /**
         * Goes forward and calls {@link #backward}.
         *
         * @param scratch owns what is made meanwhile
         * @return losses, for the learning curve
         */
        double[] learn(TorchNetwork network, int replica, NDManager scratch);
    }

    /** Adds a loss's gradients to those of the learned arrays. */
    public static void backward(NDArray loss) {
        NDArray one = loss.getManager().ones(loss.getShape());
        JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
    }

    /**
     * Learns from one batch.
     *
     * @param step counts from 1
     * @return the sums of the parts' losses
     * @throws IllegalStateException if one is not a number; the weights are lost, the last checkpoint is not
     */
    public double[] step(int step, double rate, Part part) {
        List<Future<double[]>> parts = new ArrayList<>();
        for (int i = 0; i < network.replicas(); i++) {
            int replica = i;
            parts.add(workers.submit(() -> learn(part, replica)));
        }
        double[] losses = await(parts.get(0)).clone();
        for (Future<double[]> other : parts.subList(1, parts.size())) {
            double[] values = await(other);
            for (int i = 0; i < losses.length; i++) {
                losses[i] += values[i];
            }
        }
        for (double loss : losses) {
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException(
                        "step " + step + ": the loss is not a number; go on from the last checkpoint with --resume");
            }
        }
        try (NDManager scratch = network.manager().newSubManager()) {
            optimizer.step(step, rate, scratch);
            average.update(step, scratch);
        }
        return losses;
    }

    private double[] learn(Part part, int replica) {
        // Both settings belong to the thread. DJL's GradientCollector would do, were there not one for the whole
        // process.
        JniUtils.setNumThreads(1);
        JniUtils.setGradMode(true);
        try (NDManager scratch = network.manager().newSubManager()) {
            return part.learn(network, replica, scratch);
        }
    }

    private static double[] await(Future<double[]> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("training was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a training step failed", e.getCause());
        }
    }

    /** The moving average: what is judged and shipped. */
    public TorchNetwork average() {
        return average.network();
    }

    /** @param recipe see {@link Checkpoint} */
    public Checkpoint checkpoint(String recipe, int epochs) {
        List<Weights> replicas = new ArrayList<>();
        for (int replica = 0; replica < network.replicas(); replica++) {
            replicas.add(network.weights(replica));
        }
        return new Checkpoint(recipe, epochs, replicas, average().weights(0), optimizer.means(), optimizer.variances());
    }

    /** Begins anew with these weights. */
    public void start(Weights weights) {
        for (int replica = 0; replica < network.replicas(); replica++) {
            network.set(replica, weights);
        }
        average().set(0, weights);
    }

    /** Goes on from where the checkpoint was taken. */
    public void resume(Checkpoint saved) {
        for (int replica = 0; replica < network.replicas(); replica++) {
            network.set(replica, saved.replicas().get(replica));
        }
        average().set(0, saved.average());
        optimizer.restore(saved.means(), saved.variances());
    }

    @Override
    public void close() {
        workers.shutdownNow();
        average.close();
        network.close();
    }
}
