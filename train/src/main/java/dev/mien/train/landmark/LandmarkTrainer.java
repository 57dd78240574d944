package dev.mien.train.landmark;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Fits a landmark network: {@link WingLoss}, AdamW, a rate that rises and falls, and a moving average of the weights. Each
 * of several threads makes and learns its part of a batch. Everything random follows from the seed and the step, so a
 * training that was stopped goes on as if it had not been.
 */
final class LandmarkTrainer implements AutoCloseable {
    /**
     * @param epochs rounds; what an epoch is, {@code faces} says
     * @param faces crops an epoch, each made anew
     * @param batch crops a step
     * @param rate peak learning rate
     * @param warmUp epochs of rising learning rate
     * @param decay weight decay
     * @param averageDecay share of the moving average kept at each step
     * @param threads parts of a batch worked on at the same time
     */
    record Options(
            int epochs,
            int faces,
            int batch,
            double rate,
            double warmUp,
            float decay,
            double averageDecay,
            int threads,
            TorchScript.Precision precision,
            Augmenter.Options augmentation,
            long seed) {
        static Options defaults(int epochs) {
            return new Options(
                    epochs,
                    8192,
                    64,
                    0.003,
                    1,
                    0.02f,
                    0.998,
                    2,
                    TorchScript.Precision.fastest(),
                    Augmenter.Options.defaults(),
                    1);
        }

        int steps() {
            return Math.max(1, faces / batch);
        }
    }

    private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

    /** Receives what happens; called in the training thread. */
    interface Listener {
        void step(int epoch, int step, int steps, double loss);

        /** @param average the weights that are to be judged and shipped */
        void epoch(Epoch epoch, Weights average) throws IOException;
    }

    /** The loss is the mean over the epoch's steps; {@code number} counts from 1. */
    record Epoch(int number, double rate, double loss) {}

    private final LandmarkSpec spec;
    private final Options options;
    private final Augmenter augmenter;
    private final Learner learner;
    private final Schedule schedule;
    private int epochsDone;

    LandmarkTrainer(LandmarkSpec spec, List<Portrait> portraits, Options options) {
        this.spec = spec;
        this.options = options;
        this.augmenter = new Augmenter(portraits, spec.side(), options.augmentation());
        LandmarkNetwork network = new LandmarkNetwork(spec);
        this.learner = new Learner(
                network,
                network.initial(options.seed(), augmenter.average()),
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

    /** Begins with the weights of another training's average instead of random ones. */
    void start(Checkpoint other) {
        learner.start(other.average());
    }

    /** Trains to the last epoch, leaving a checkpoint in {@code folder} after each; returns the averaged weights. */
    Weights run(Path folder, Listener listener) throws IOException {
        Files.createDirectories(folder);
        int steps = options.steps();
        for (int epoch = epochsDone + 1; epoch <= options.epochs(); epoch++) {
            double mean = 0;
            for (int i = 1; i <= steps; i++) {
                int step = (epoch - 1) * steps + i;
                double loss = learner.step(
                                step,
                                schedule.rate(step),
                                (network, replica, scratch) -> learn(step, network, replica, scratch))[0];
                mean += loss / steps;
                listener.step(epoch, i, steps, loss);
            }
            epochsDone = epoch;
            learner.checkpoint(recipe(spec, options), epochsDone).write(folder.resolve(Checkpoint.FILE));
            listener.epoch(
                    new Epoch(epoch, schedule.rate(epoch * steps), mean),
                    learner.average().weights(0));
        }
        return learner.average().weights(0);
    }

    /** Makes and learns a replica's part of a batch; returns its share of the loss. */
    private double[] learn(int step, TorchNetwork network, int replica, NDManager scratch) {
        int from = options.batch() * replica / options.threads();
        int n = options.batch() * (replica + 1) / options.threads() - from;
        int side = spec.side();
        float[] pictures = new float[n * side * side];
        float[] targets = new float[n * LandmarkNetwork.NUMBERS];
        for (int i = 0; i < n; i++) {
            // Every crop of the training has a number of its own.
            long number = (long) step * options.batch() + from + i;
            Augmenter.Example example = augmenter.make(options.seed() * SEED_STEP + number);
            System.arraycopy(example.pixels(), 0, pictures, i * side * side, side * side);
            System.arraycopy(example.points(), 0, targets, i * LandmarkNetwork.NUMBERS, LandmarkNetwork.NUMBERS);
        }
        NDArray input = scratch.create(pictures, new Shape(n, 1, side, side));
        NDArray wanted = scratch.create(targets, new Shape(n, LandmarkNetwork.NUMBERS));
        NDArray answers = network.forward(input, replica, true).get(LandmarkNetwork.OUTPUT);
        NDArray loss = WingLoss.of(answers, wanted, side).mul((float) n / options.batch());
        Learner.backward(loss);
        return new double[] {loss.getFloat()};
    }

    /** What must be the same for a training to go on from another's checkpoint. */
    static String recipe(LandmarkSpec spec, Options options) {
        return spec + " " + options;
    }

    @Override
    public void close() {
        learner.close();
    }
}
