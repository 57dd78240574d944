package dev.mien.train.cnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.mien.eval.ExpressionReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fits a network to examples: cross-entropy against the target distributions, {@link AdamW}, a {@link Schedule} and a
 * {@link MovingAverage} of the weights. Each batch is split between threads that run the engine single-threaded, which is
 * faster on few and busy cores than threads within each operation, and gives the same sums in each run.
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
    private final TorchNetwork learner;
    private final MovingAverage average;
    private final AdamW optimizer;
    private final Batches batches;
    private final Validation validation;
    private final ExecutorService workers;
    private final Schedule schedule;
    private int epochsDone;

    CnnTrainer(Network network, Weights start, List<Example> training, List<Example> validation, Options options) {
        this.network = network;
        this.options = options;
        this.learner = new TorchNetwork(network, options.precision(), start, options.threads(), true);
        this.average = new MovingAverage(learner, options.precision(), start, options.averageDecay());
        this.optimizer = new AdamW(learner, options.decay());
        this.batches = new Batches(training, network.spec().side(), options.batches());
        this.validation = new Validation(network.spec(), validation);
        this.workers = Executors.newFixedThreadPool(options.threads(), task -> {
            Thread thread = new Thread(task, "replica");
            thread.setDaemon(true);
            return thread;
        });
        int perEpoch = batches.perEpoch();
        this.schedule = new Schedule(options.rate(), (int) (options.warmUp() * perEpoch), options.epochs() * perEpoch);
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
            double loss = epoch(epoch, listener);
            epochsDone = epoch;
            double rate = schedule.rate(epoch * batches.perEpoch());
            checkpoint().write(folder.resolve(Checkpoint.FILE));
            listener.epoch(new Epoch(epoch, rate, loss, validation.reports(average.network())));
        }
        return average.network().weights(0);
    }

    private double epoch(int epoch, Listener listener) {
        double[] loss = new double[2];
        batches.forEach(epoch, batch -> {
            int step = (epoch - 1) * batches.perEpoch() + (int) loss[1] + 1;
            try (NDManager scratch = learner.manager().newSubManager()) {
                loss[0] += gradients(batch);
                optimizer.step(step, schedule.rate(step), scratch);
                average.update(step, scratch);
            }
            loss[1]++;
            listener.step(epoch, (int) loss[1], batches.perEpoch());
        });
        return loss[0] / loss[1];
    }

    /** Adds up the gradients of the batch in the learner's arrays; returns the mean loss. */
    private double gradients(Batches.Batch batch) {
        int threads = options.threads();
        List<Future<Double>> parts = new ArrayList<>();
        for (int replica = 0; replica < threads; replica++) {
            int part = replica;
            int from = batch.size() * replica / threads;
            int to = batch.size() * (replica + 1) / threads;
            parts.add(workers.submit(() -> gradients(batch, part, from, to)));
        }
        double loss = 0;
        for (Future<Double> part : parts) {
            loss += await(part);
        }
        return loss;
    }

    private double gradients(Batches.Batch batch, int replica, int from, int to) {
        // Both settings belong to the thread. DJL's GradientCollector would do, were there not one for the whole
        // process.
        JniUtils.setNumThreads(1);
        JniUtils.setGradMode(true);
        int side = network.spec().side();
        try (NDManager scratch = learner.manager().newSubManager()) {
            float[] part = Arrays.copyOfRange(batch.pictures(), from * side * side, to * side * side);
            NDArray pictures = scratch.create(part, new Shape(to - from, 1, side, side));
            TorchNetwork.Outputs outputs = learner.forward(pictures, replica, true);
            NDArray loss = scratch.create(0f);
            for (int head = 0; head < network.spec().heads().size(); head++) {
                Head asked = network.spec().heads().get(head);
                int classes = asked.classes().size();
                float[] target = Arrays.copyOfRange(batch.targets().get(head), from * classes, to * classes);
                NDArray targets = scratch.create(target, new Shape(to - from, classes));
                float weight = -options.headWeights().get(head) / batch.size();
                loss = loss.add(outputs.get(asked.name())
                        .logSoftmax(1)
                        .mul(targets)
                        .sum()
                        .mul(weight));
            }
            JniUtils.backward((PtNDArray) loss, (PtNDArray) scratch.ones(loss.getShape()), false, false);
            return loss.getFloat();
        }
    }

    private static double await(Future<Double> part) {
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
                recipe(network.spec(), options),
                epochsDone,
                replicas,
                average.network().weights(0),
                optimizer.means(),
                optimizer.variances());
    }

    /** What must be the same for a training to go on from another's checkpoint. */
    static String recipe(NetworkSpec spec, Options options) {
        return spec + " " + options;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        batches.close();
        average.close();
        learner.close();
    }
}
