package dev.mien.train.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.mien.train.cnn.AdamW;
import dev.mien.train.cnn.Checkpoint;
import dev.mien.train.cnn.MovingAverage;
import dev.mien.train.cnn.Schedule;
import dev.mien.train.cnn.TorchNetwork;
import dev.mien.train.cnn.TorchScript;
import dev.mien.train.cnn.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fits a detector to composed scenes: {@link DetectorLoss}, AdamW, a rate that rises and falls, and a moving average of the
 * weights. Each of several threads composes and learns its part of a batch. Everything random follows from the seed, the
 * epoch and the scene's place in it, so a training that was stopped goes on as if it had not been.
 */
final class DetectorTrainer implements AutoCloseable {
    /**
     * @param epochs rounds; what an epoch is, {@code scenes} says
     * @param scenes new ones an epoch
     * @param batch scenes a step
     * @param rate peak learning rate
     * @param warmUp epochs of rising learning rate
     * @param decay weight decay
     * @param averageDecay share of the moving average kept at each step
     * @param threads parts of a batch worked on at the same time
     */
    record Options(
            int epochs,
            int scenes,
            int batch,
            double rate,
            double warmUp,
            float decay,
            double averageDecay,
            int threads,
            TorchScript.Precision precision,
            Degradation.Options degradation,
            long seed) {
        static Options defaults(int epochs) {
            return new Options(
                    epochs,
                    4096,
                    32,
                    0.004,
                    0.5,
                    0.02f,
                    0.998,
                    2,
                    TorchScript.Precision.fastest(),
                    Degradation.Options.defaults(),
                    1);
        }

        int steps() {
            return Math.max(1, scenes / batch);
        }
    }

    /** Receives what happens; called in the training thread. */
    interface Listener {
        void step(int epoch, int step, int steps, double loss);

        /** @param average the weights that are to be judged and shipped */
        void epoch(Epoch epoch, Weights average) throws IOException;
    }

    /** Means over the epoch's steps; {@code number} counts from 1. */
    record Epoch(int number, double rate, double loss, double score, double box, double points) {}

    private final DetectorSpec spec;
    private final Options options;
    private final Composer composer;
    private final Assignment assignment = new Assignment(Composer.SIDE, Composer.SIDE);
    private final TorchNetwork learner;
    private final MovingAverage average;
    private final AdamW optimizer;
    private final Schedule schedule;
    private final ExecutorService workers;
    private int epochsDone;

    DetectorTrainer(DetectorSpec spec, DetectorData.Training data, Options options) {
        this.spec = spec;
        this.options = options;
        this.composer = new Composer(data, options.degradation());
        DetectorNetwork network = new DetectorNetwork(spec);
        Weights start = network.initial(options.seed());
        this.learner = new TorchNetwork(network, options.precision(), start, options.threads(), true);
        this.average = new MovingAverage(learner, options.precision(), start, options.averageDecay());
        this.optimizer = new AdamW(learner, options.decay());
        this.schedule = new Schedule(
                options.rate(), (int) (options.warmUp() * options.steps()), options.epochs() * options.steps());
        this.workers = Executors.newFixedThreadPool(options.threads(), task -> {
            Thread thread = new Thread(task, "replica");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Goes on after the epochs of a checkpoint of the same {@link #recipe}. */
    void resume(Checkpoint saved) {
        for (int replica = 0; replica < learner.replicas(); replica++) {
            learner.set(replica, saved.replicas().get(replica));
        }
        average.network().set(0, saved.average());
        optimizer.restore(saved.means(), saved.variances());
        epochsDone = saved.epochs();
    }

    /** Trains to the last epoch, leaving a checkpoint in {@code folder} after each; returns the averaged weights. */
    Weights run(Path folder, Listener listener) throws IOException {
        Files.createDirectories(folder);
        for (int epoch = epochsDone + 1; epoch <= options.epochs(); epoch++) {
            double[] sums = new double[4];
            int steps = options.steps();
            for (int i = 0; i < steps; i++) {
                int step = (epoch - 1) * steps + i + 1;
                try (NDManager scratch = learner.manager().newSubManager()) {
                    double[] losses = gradients(step);
                    optimizer.step(step, schedule.rate(step), scratch);
                    average.update(step, scratch);
                    for (int k = 0; k < sums.length; k++) {
                        sums[k] += losses[k];
                    }
                    listener.step(epoch, i + 1, steps, losses[0]);
                }
            }
            epochsDone = epoch;
            checkpoint().write(folder.resolve(Checkpoint.FILE));
            listener.epoch(
                    new Epoch(
                            epoch,
                            schedule.rate(epoch * steps),
                            sums[0] / steps,
                            sums[1] / steps,
                            sums[2] / steps,
                            sums[3] / steps),
                    average.network().weights(0));
        }
        return average.network().weights(0);
    }

    /** Adds up the gradients of a batch in the learner's arrays; returns the losses: all, score, box and points. */
    private double[] gradients(int step) {
        List<Future<double[]>> parts = new ArrayList<>();
        for (int replica = 0; replica < options.threads(); replica++) {
            int part = replica;
            int from = options.batch() * replica / options.threads();
            int to = options.batch() * (replica + 1) / options.threads();
            parts.add(workers.submit(() -> gradients(step, part, from, to)));
        }
        double[] losses = new double[4];
        for (Future<double[]> part : parts) {
            double[] values = await(part);
            for (int i = 0; i < losses.length; i++) {
                losses[i] += values[i];
            }
        }
        return losses;
    }

    private double[] gradients(int step, int replica, int from, int to) {
        int n = to - from;
        int area = Composer.SIDE * Composer.SIDE;
        float[] pictures = new float[n * area];
        int size = Assignment.TARGETS * assignment.cells();
        float[] targets = new float[n * size];
        for (int i = 0; i < n; i++) {
            // Steps go by batch, so every scene of the training has a number of its own.
            Scene scene =
                    composer.compose(options.seed() * 0x9E3779B97F4A7C15L + (long) step * options.batch() + from + i);
            ByteBuffer samples = scene.picture().buffer();
            for (int k = 0; k < area; k++) {
                pictures[i * area + k] = samples.get(k) & 0xff;
            }
            assignment.write(scene.faces(), targets, i * size);
        }
        // Both settings belong to the thread (see CnnTrainer).
        JniUtils.setNumThreads(1);
        JniUtils.setGradMode(true);
        try (NDManager scratch = learner.manager().newSubManager()) {
            NDArray input = scratch.create(pictures, new Shape(n, 1, Composer.SIDE, Composer.SIDE));
            NDArray wanted = scratch.create(targets, new Shape(n, Assignment.TARGETS, assignment.cells()));
            DetectorLoss.Parts parts =
                    DetectorLoss.of(learner.forward(input, replica, true).arrays(), wanted);
            float share = (float) n / options.batch();
            NDArray loss = parts.total().mul(share);
            JniUtils.backward((PtNDArray) loss, (PtNDArray) scratch.ones(loss.getShape()), false, false);
            return new double[] {
                loss.getFloat(),
                parts.score().getFloat() * share,
                parts.box().getFloat() * share,
                parts.points().getFloat() * share
            };
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

    private Checkpoint checkpoint() {
        List<Weights> replicas = new ArrayList<>();
        for (int replica = 0; replica < learner.replicas(); replica++) {
            replicas.add(learner.weights(replica));
        }
        return new Checkpoint(
                recipe(spec, options),
                epochsDone,
                replicas,
                average.network().weights(0),
                optimizer.means(),
                optimizer.variances());
    }

    /** What must be the same for a training to go on from another's checkpoint. */
    static String recipe(DetectorSpec spec, Options options) {
        return spec + " " + options;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        average.close();
        learner.close();
    }
}
