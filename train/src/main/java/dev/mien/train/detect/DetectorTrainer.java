package dev.mien.train.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.mien.train.net.Checkpoint;
import dev.mien.train.net.Learner;
import dev.mien.train.net.Schedule;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

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

        Options withRate(double peak) {
            return new Options(
                    epochs, scenes, batch, peak, warmUp, decay, averageDecay, threads, precision, degradation, seed);
        }

        int steps() {
            return Math.max(1, scenes / batch);
        }
    }

    private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

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
    private final Learner learner;
    private final Schedule schedule;
    private int epochsDone;

    /** Begins with random weights. */
    DetectorTrainer(DetectorSpec spec, DetectorData.Training data, Options options) {
        this(spec, data, options, new DetectorNetwork(spec).initial(options.seed()));
    }

    /** @param start weights to begin with */
    DetectorTrainer(DetectorSpec spec, DetectorData.Training data, Options options, Weights start) {
        this.spec = spec;
        this.options = options;
        this.composer = new Composer(data, options.degradation());
        this.learner = new Learner(
                new DetectorNetwork(spec),
                start,
                options.precision(),
                options.threads(),
                options.decay(),
                options.averageDecay());
        this.schedule = new Schedule(
                options.rate(), (int) (options.warmUp() * options.steps()), options.epochs() * options.steps());
    }

    /** Goes on after the epochs of a checkpoint of the same {@link #recipe}. */
    void resume(Checkpoint saved) {
        learner.resume(saved);
        epochsDone = saved.epochs();
    }

    /** Trains to the last epoch, leaving a checkpoint in {@code folder} after each; returns the averaged weights. */
    Weights run(Path folder, Listener listener) throws IOException {
        Files.createDirectories(folder);
        int steps = options.steps();
        for (int epoch = epochsDone + 1; epoch <= options.epochs(); epoch++) {
            double[] means = new double[4];
            for (int i = 1; i <= steps; i++) {
                int step = (epoch - 1) * steps + i;
                double[] losses = learner.step(
                        step,
                        schedule.rate(step),
                        (network, replica, scratch) -> losses(step, network, replica, scratch));
                for (int k = 0; k < means.length; k++) {
                    means[k] += losses[k] / steps;
                }
                listener.step(epoch, i, steps, losses[0]);
            }
            epochsDone = epoch;
            learner.checkpoint(recipe(spec, options), epochsDone).write(folder.resolve(Checkpoint.FILE));
            double rate = schedule.rate(epoch * steps);
            listener.epoch(
                    new Epoch(epoch, rate, means[0], means[1], means[2], means[3]),
                    learner.average().weights(0));
        }
        return learner.average().weights(0);
    }

    /** Composes and learns a replica's part of a batch; returns the losses: all, score, box and points. */
    private double[] losses(int step, TorchNetwork network, int replica, NDManager scratch) {
        int from = options.batch() * replica / options.threads();
        int n = options.batch() * (replica + 1) / options.threads() - from;
        int area = Composer.SIDE * Composer.SIDE;
        int size = Assignment.TARGETS * assignment.cells();
        float[] pictures = new float[n * area];
        float[] targets = new float[n * size];
        for (int i = 0; i < n; i++) {
            // Every scene of the training has a number of its own.
            long number = (long) step * options.batch() + from + i;
            Scene scene = composer.compose(options.seed() * SEED_STEP + number);
            ByteBuffer samples = scene.picture().buffer();
            for (int k = 0; k < area; k++) {
                pictures[i * area + k] = samples.get(k) & 0xff;
            }
            assignment.write(scene.faces(), targets, i * size);
        }
        NDArray input = scratch.create(pictures, new Shape(n, 1, Composer.SIDE, Composer.SIDE));
        NDArray wanted = scratch.create(targets, new Shape(n, Assignment.TARGETS, assignment.cells()));
        DetectorLoss.Parts parts =
                DetectorLoss.of(network.forward(input, replica, true).arrays(), wanted);
        float share = (float) n / options.batch();
        NDArray loss = parts.total().mul(share);
        Learner.backward(loss);
        return new double[] {
            loss.getFloat(),
            parts.score().getFloat() * share,
            parts.box().getFloat() * share,
            parts.points().getFloat() * share
        };
    }

    /** What must be the same for a training to go on from another's checkpoint. */
    static String recipe(DetectorSpec spec, Options options) {
        return spec + " " + options;
    }

    @Override
    public void close() {
        learner.close();
    }
}
