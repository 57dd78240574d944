package dev.mien.train.engine;

import dev.mien.train.net.Architecture;
import dev.mien.train.net.PyTorch;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One training from its first epoch, or from a checkpoint, to its last: batches, loss, optimiser, moving average, validation,
 * checkpoint and learning curve.
 */
public final class TrainingRun {
    private final Path folder;
    private final String recipe;
    private final TrainingOptions options;
    private final Optional<Checkpoint> saved;

    private TrainingRun(Path folder, String recipe, TrainingOptions options, Optional<Checkpoint> saved) {
        this.folder = folder;
        this.recipe = recipe;
        this.options = options;
        this.saved = saved;
    }

    /**
     * Looks whether the training can begin, before any data is read.
     *
     * @param folder of the checkpoint and the learning curve
     * @param resume go on after the last epoch of the checkpoint there
     * @param recipe what is trained by which options, as text; a checkpoint of another recipe is refused
     * @param options of the training
     * @return a training that can begin
     * @throws IOException if the engine does not load, if there is no checkpoint of this training to go on from, or
     *     one that would be lost; every message is meant for the user
     */
    public static TrainingRun prepare(Path folder, boolean resume, String recipe, TrainingOptions options)
            throws IOException {
        String whole = recipe + " " + options;
        Optional<Checkpoint> saved = saved(folder.resolve(Checkpoint.FILE), resume, whole);
        PyTorch.require();
        return new TrainingRun(folder, whole, options, saved);
    }

    private static Optional<Checkpoint> saved(Path file, boolean resume, String recipe) throws IOException {
        if (!resume) {
            if (Files.exists(file)) {
                throw new TrainingException(
                        file + ": an earlier training lies there; go on with --resume, or remove the folder");
            }
            return Optional.empty();
        }
        if (!Files.exists(file)) {
            throw new TrainingException(
                    file + ": no checkpoint to resume from; to begin a training leave out --resume");
        }
        Checkpoint saved = Checkpoint.read(file);
        if (!saved.recipe().equals(recipe)) {
            throw new TrainingException(
                    file + ": belongs to a training with other options (epochs, seed, threads, rate, size,"
                            + " labels); resume with the same, or begin another in another folder");
        }
        return Optional.of(saved);
    }

    /**
     * The averaged weights of an earlier training, to begin another with.
     *
     * @param from its checkpoint, or the folder of it
     * @param network that is to begin with them
     * @return weights for all parameters of the network
     * @throws TrainingException if it is not there or of another network
     */
    public static Weights average(Path from, Architecture network) throws IOException {
        Path file = Files.isDirectory(from) ? from.resolve(Checkpoint.FILE) : from;
        if (!Files.exists(file)) {
            throw new TrainingException(file + ": no such checkpoint to begin with");
        }
        Weights average = Checkpoint.read(file).average();
        try {
            network.parameters().forEach(average::get);
        } catch (IllegalArgumentException e) {
            throw new TrainingException(file + ": a checkpoint of another network: " + e.getMessage(), e);
        }
        return average;
    }

    /** {@return whether the checkpoint has all epochs, so that nothing is left to learn} */
    public boolean finished() {
        return done() >= options.epochs();
    }

    private int done() {
        return saved.map(Checkpoint::epochs).orElse(0);
    }

    /**
     * Trains to the last epoch, leaving a checkpoint and the learning curve after each.
     *
     * @param trainer what learns, and from what
     * @param progress hears of every step and epoch, and may stop the training
     * @return the averaged weights
     * @throws TrainingException if the loss is no longer a number; the checkpoint of the last epoch stays
     * @throws InterruptedIOException if the thread is interrupted or the {@link Progress} says stop
     */
    public Weights train(Trainer trainer, Progress progress) throws IOException {
        Files.createDirectories(folder);
        Report report = new Report(trainer, progress);
        if (saved.isPresent() && report.curve.last() < done()) {
            // Stopped after the checkpoint and before the measuring of that epoch.
            try (TorchNetwork average = new TorchNetwork(
                    trainer.network(), options.precision(), saved.get().average(), 1, false)) {
                report.add(done(), saved.get().rate(), saved.get().losses(), average);
            }
        }
        if (finished()) {
            return saved.orElseThrow().average();
        }
        Trainer.Beginning beginning = trainer.begin();
        BatchSource batches = beginning.batches();
        Schedule schedule = new Schedule(
                options.rate(), (int) (options.warmUp() * batches.perEpoch()), options.epochs() * batches.perEpoch());
        try (Learner learner = saved.map(checkpoint -> Learner.resumed(trainer.network(), options, checkpoint))
                        .orElseGet(() -> Learner.beginning(trainer.network(), options, beginning.weights()));
                BatchQueue queue = new BatchQueue(options.threads())) {
            for (int epoch = done() + 1; epoch <= options.epochs(); epoch++) {
                double[] losses = new Epoch(epoch, trainer, batches, schedule, progress).learn(learner, queue);
                double rate = schedule.rate(epoch * batches.perEpoch());
                learner.checkpoint(recipe, epoch, rate, losses).write(folder.resolve(Checkpoint.FILE));
                report.add(epoch, rate, losses, learner.average());
            }
            return learner.average().weights(0);
        }
    }

    /** One pass. */
    private final class Epoch {
        private final int number;
        private final Trainer trainer;
        private final BatchSource batches;
        private final Schedule schedule;
        private final Progress progress;
        private final double[] sums;
        private int done;

        Epoch(int number, Trainer trainer, BatchSource batches, Schedule schedule, Progress progress) {
            this.number = number;
            this.trainer = trainer;
            this.batches = batches;
            this.schedule = schedule;
            this.progress = progress;
            this.sums = new double[trainer.losses().size()];
        }

        /** The mean losses. */
        double[] learn(Learner learner, BatchQueue queue) throws IOException {
            queue.forEach(batches.epoch(number), batch -> step(learner, batch));
            for (int i = 0; i < sums.length; i++) {
                sums[i] /= done;
            }
            return sums;
        }

        private void step(Learner learner, Batch batch) throws IOException {
            done++;
            int step = (number - 1) * batches.perEpoch() + done;
            double[] losses = learner.step(step, schedule.rate(step), batch, trainer);
            for (int i = 0; i < sums.length; i++) {
                if (!Double.isFinite(losses[i])) {
                    throw new TrainingException("epoch " + number + ", step " + done + ": the "
                            + trainer.losses().get(i)
                            + " is no longer a number; begin again in another folder with a lower --rate");
                }
                sums[i] += losses[i];
            }
            progress.step("train", step, options.epochs() * batches.perEpoch());
            if (progress.stopped()) {
                throw new InterruptedIOException("stopped in epoch " + number + "; "
                        + (number == 1
                                ? "no epoch is done, so begin again"
                                : "go on after epoch " + (number - 1) + " with --resume"));
            }
        }
    }

    /** What each epoch came to. */
    private final class Report {
        private final Validator validator;
        private final Progress progress;
        private final List<Column> columns = new ArrayList<>();
        private final LearningCurve curve;

        Report(Trainer trainer, Progress progress) throws IOException {
            this.validator = trainer.validator();
            this.progress = progress;
            columns.add(new Column("rate", Column.Unit.RATE));
            trainer.losses().forEach(name -> columns.add(new Column(name, Column.Unit.LOSS)));
            columns.addAll(validator.figures());
            this.curve = new LearningCurve(folder, columns, done());
        }

        void add(int epoch, double rate, double[] losses, TorchNetwork average) throws IOException {
            double[] figures = validator.measure(average);
            double[] values = new double[columns.size()];
            values[0] = rate;
            System.arraycopy(losses, 0, values, 1, losses.length);
            System.arraycopy(figures, 0, values, 1 + losses.length, figures.length);
            curve.add(epoch, values);
            progress.epoch(String.format(
                    Locale.ROOT,
                    "epoch %d/%d: %s; %s",
                    epoch,
                    options.epochs(),
                    text(values, 1, 1 + losses.length),
                    text(values, 1 + losses.length, values.length)));
        }

        private String text(double[] values, int from, int to) {
            return IntStream.range(from, to)
                    .mapToObj(i -> columns.get(i).name() + " " + columns.get(i).format(values[i]))
                    .collect(Collectors.joining(", "));
        }
    }
}
