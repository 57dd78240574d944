package dev.mien.train.cnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.mien.eval.expression.ExpressionReport;
import dev.mien.train.net.Checkpoint;
import dev.mien.train.net.Head;
import dev.mien.train.net.Learner;
import dev.mien.train.net.Network;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.Schedule;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a network to examples: cross-entropy against the target distributions, a {@link Learner} and a {@link Schedule}.
 * Each batch is split between threads.
 */
final class CnnTrainer implements AutoCloseable {
    /**
     * @param epochs passes over the examples
     * @param rate peak learning rate
     * @param warmUp epochs of rising learning rate
     * @param decay weight decay
     * @param averageDecay share of the moving average kept at each step
     * @param headWeights what each head's loss counts
     * @param threads parts of a batch worked on at the same time
     */
    record Options(
            int epochs,
            double rate,
            double warmUp,
            float decay,
            double averageDecay,
            List<Float> headWeights,
            int threads,
            TorchScript.Precision precision,
            Batches.Options batches) {}

    /** Receives what happens; called in the training thread. */
    interface Listener {
        void step(int epoch, int batch, int batches);

        void epoch(Epoch epoch);
    }

    /**
     * @param number counts from 1
     * @param loss mean over the epoch's batches
     * @param reports of the averaged weights on the validation examples, for each head
     */
    record Epoch(int number, double rate, double loss, List<ExpressionReport> reports) {}

    private final Network network;
    private final Options options;
    private final Learner learner;
    private final Batches batches;
    private final Validation validation;
    private final Schedule schedule;
    private int epochsDone;

    CnnTrainer(Network network, Weights start, List<Example> training, List<Example> validation, Options options) {
        this.network = network;
        this.options = options;
        this.learner = new Learner(
                network, start, options.precision(), options.threads(), options.decay(), options.averageDecay());
        this.batches = new Batches(training, network.spec().side(), options.batches());
        this.validation = new Validation(network.spec(), validation);
        int perEpoch = batches.perEpoch();
        this.schedule = new Schedule(options.rate(), (int) (options.warmUp() * perEpoch), options.epochs() * perEpoch);
    }

    /** Goes on after the epochs of a checkpoint of the same {@link #recipe}. */
    void resume(Checkpoint saved) {
        learner.resume(saved);
        epochsDone = saved.epochs();
    }

    /** Trains to the last epoch, leaving a checkpoint in {@code folder} after each; returns the averaged weights. */
    Weights run(Path folder, Listener listener) throws IOException {
        Files.createDirectories(folder);
        for (int epoch = epochsDone + 1; epoch <= options.epochs(); epoch++) {
            double loss = epoch(epoch, listener);
            epochsDone = epoch;
            double rate = schedule.rate(epoch * batches.perEpoch());
            learner.checkpoint(recipe(network.spec(), options), epochsDone).write(folder.resolve(Checkpoint.FILE));
            listener.epoch(new Epoch(epoch, rate, loss, validation.reports(learner.average())));
        }
        return learner.average().weights(0);
    }

    private double epoch(int epoch, Listener listener) {
        double[] loss = new double[2];
        batches.forEach(epoch, batch -> {
            int step = (epoch - 1) * batches.perEpoch() + (int) loss[1] + 1;
            loss[0] += learner.step(step, schedule.rate(step), (replicas, replica, scratch) ->
                    new double[] {loss(batch, replicas, replica, scratch)})[0];
            loss[1]++;
            listener.step(epoch, (int) loss[1], batches.perEpoch());
        });
        return loss[0] / loss[1];
    }

    /** Learns a replica's part of a batch; returns what it adds to the mean loss. */
    private double loss(Batches.Batch batch, TorchNetwork replicas, int replica, NDManager scratch) {
        int from = batch.size() * replica / options.threads();
        int to = batch.size() * (replica + 1) / options.threads();
        int side = network.spec().side();
        float[] part = Arrays.copyOfRange(batch.pictures(), from * side * side, to * side * side);
        NDArray pictures = scratch.create(part, new Shape(to - from, 1, side, side));
        TorchNetwork.Outputs outputs = replicas.forward(pictures, replica, true);
        NDArray loss = scratch.create(0f);
        for (int head = 0; head < network.spec().heads().size(); head++) {
            Head asked = network.spec().heads().get(head);
            int classes = asked.classes().size();
            float[] target = Arrays.copyOfRange(batch.targets().get(head), from * classes, to * classes);
            NDArray targets = scratch.create(target, new Shape(to - from, classes));
            float weight = -options.headWeights().get(head) / batch.size();
            loss = loss.add(
                    outputs.get(asked.name()).logSoftmax(1).mul(targets).sum().mul(weight));
        }
        Learner.backward(loss);
        return loss.getFloat();
    }

    /** What must be the same for a training to go on from another's checkpoint. */
    static String recipe(NetworkSpec spec, Options options) {
        return spec + " " + options;
    }

    @Override
    public void close() {
        batches.close();
        learner.close();
    }
}
