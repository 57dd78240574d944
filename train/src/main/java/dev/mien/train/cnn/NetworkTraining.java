package dev.mien.train.cnn;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.expression.ExpressionReport;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.train.faces.FaceSource;
import dev.mien.train.net.Checkpoint;
import dev.mien.train.net.Head;
import dev.mien.train.net.Network;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.Progress;
import dev.mien.train.net.PyTorch;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the weights of an expression network. */
public final class NetworkTraining {
    /** What the loss of a second opinion counts beside that of the data's own labels. */
    private static final float SECOND_WEIGHT = 0.3f;

    private static final int SIDE = 48;

    /** Networks to begin afresh with. */
    public enum Size {
        /** 1.6 million weights, 128 million multiply-adds a face. */
        ACCURATE(24, List.of(48, 96, 192), 2),
        /** 0.2 million weights, under 1 MB; 16 million multiply-adds a face. */
        FAST(16, List.of(24, 48, 112), 1);

        private final int stem;

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
        private final List<Integer> channels;

        private final int blocks;

        Size(int stem, List<Integer> channels, int blocks) {
            this.stem = stem;
            this.channels = channels;
            this.blocks = blocks;
        }

        NetworkSpec spec(List<Head> heads) {
            List<Integer> each = channels.stream().map(stage -> blocks).toList();
            return NetworkSpec.residual(SIDE, stem, channels, each, heads);
        }
    }

    /**
     * @param size of a network that begins afresh
     * @param epochs passes over the faces
     * @param rate peak learning rate
     * @param threads parts of a batch worked on at the same time; another number gives other sums, so other weights
     * @param seed of the first weights, the order and the augmentation
     */
    public record Options(Size size, int epochs, double rate, int threads, long seed) {
        public Options {
            if (epochs < 1 || threads < 1 || !(rate > 0) || rate > 1) {
                throw new IllegalArgumentException(
                        "epochs and threads must be 1 or more and the rate above 0, at most 1;" + " got epochs "
                                + epochs + ", threads " + threads + ", rate " + rate);
            }
        }

        /** The recipe of the shipped model. */
        public static Options defaults() {
            return new Options(Size.ACCURATE, 36, 0.002, 2, 1);
        }

        /** For going on from a trained network with other faces and classes. */
        public static Options fineTuning() {
            return new Options(Size.ACCURATE, 12, 0.0005, 2, 1);
        }
    }

    /**
     * What a training begins with and where it is kept.
     *
     * @param from a network that was trained here: its trunk is trained on under heads for the data's own classes
     * @param teachers networks that were trained here: their answers are learned beside the labels ({@link Teacher})
     * @param work folder of the checkpoint and the learning curves
     * @param resume go on after the last epoch of the checkpoint there
     */
    public record Course(Optional<ExpressionModel> from, List<ExpressionModel> teachers, Path work, boolean resume) {
        public Course {
            teachers = List.copyOf(teachers);
        }
    }

    /**
     * @param recipe lines on how it was trained, for its card
     * @param skipped training pictures that could not be learnt from, one line each
     */
    public record Result(TrainedNetwork network, List<String> recipe, List<String> skipped) {}

    private NetworkTraining() {}

    /**
     * Trains to the last epoch, leaving a checkpoint and the learning curves after each.
     *
     * @param second other labels of the same training pictures, learned beside as a second opinion
     * @param valid what the learning curves are measured on
     * @param secondValid other labels of the same validation pictures; there if {@code second} is
     * @throws DatasetException if there is nothing to learn from
     * @throws ModelException if a model cannot be trained on, or cannot teach
     * @throws IOException if the engine does not load or there is no checkpoint of this training to go on from; every
     *     message is meant for the user
     */
    public static Result run(
            ExpressionDataset train,
            Optional<ExpressionDataset> second,
            ExpressionDataset valid,
            Optional<ExpressionDataset> secondValid,
            FaceSource source,
            Course course,
            Options options,
            Progress progress)
            throws IOException {
        List<Head> heads = Examples.heads(train, second);
        TrainedNetwork start = start(course, heads, options);
        NetworkSpec spec = start.spec();
        Optional<Teacher> teacher = Optional.empty();
        CnnTrainer.Options recipe = recipe(options, heads.size());
        Optional<Checkpoint> saved = saved(course, CnnTrainer.recipe(spec, recipe));
        boolean finished = saved.isPresent() && saved.get().epochs() >= options.epochs();
        if (!course.teachers().isEmpty() && !finished) {
            teacher = Optional.of(Teacher.of(course.teachers(), spec));
        }
        PyTorch.require();
        Examples held = Examples.read(valid, secondValid, source, heads, spec.side(), Examples.Use.JUDGE);
        List<String> skipped = List.of();
        TrainedNetwork trained;
        if (finished) {
            trained = new TrainedNetwork(spec, saved.get().average());
        } else {
            Examples learnt = Examples.read(train, second, source, heads, spec.side(), Examples.Use.LEARN);
            skipped = learnt.skipped();
            List<Example> faces =
                    teacher.isEmpty() ? learnt.faces() : teacher.get().instruct(learnt.faces(), heads, progress);
            trained = train(start, faces, held.faces(), recipe, saved, course.work(), progress);
        }
        return new Result(trained, lines(trained, course, options, held.faces(), secondValid), skipped);
    }

    private static TrainedNetwork start(Course course, List<Head> heads, Options options) throws ModelException {
        if (course.from().isPresent()) {
            return TrainedNetwork.read(course.from().get()).under(heads, options.seed());
        }
        NetworkSpec spec = options.size().spec(heads);
        return new TrainedNetwork(spec, Weights.initial(new Network(spec), options.seed()));
    }

    private static Optional<Checkpoint> saved(Course course, String recipe) throws IOException {
        Path file = course.work().resolve(Checkpoint.FILE);
        if (!course.resume()) {
            if (Files.exists(file)) {
                throw new IOException(
                        file + ": an earlier training lies there; go on with --resume, or remove the folder");
            }
            return Optional.empty();
        }
        if (!Files.exists(file)) {
            throw new IOException(file + ": no checkpoint to resume from; to begin a training leave out --resume");
        }
        Checkpoint saved = Checkpoint.read(file);
        if (!saved.recipe().equals(recipe)) {
            throw new IOException(
                    file + ": belongs to a training with other options (epochs, seed, threads, rate, size,"
                            + " labels); resume with the same, or begin another in another folder");
        }
        return Optional.of(saved);
    }

    private static TrainedNetwork train(
            TrainedNetwork start,
            List<Example> faces,
            List<Example> held,
            CnnTrainer.Options recipe,
            Optional<Checkpoint> saved,
            Path work,
            Progress progress)
            throws IOException {
        Files.createDirectories(work);
        Network network = new Network(start.spec());
        try (CnnTrainer trainer = new CnnTrainer(network, start.weights(), faces, held, recipe)) {
            saved.ifPresent(trainer::resume);
            List<Head> heads = start.spec().heads();
            LearningCurve curve =
                    new LearningCurve(work, heads, saved.map(Checkpoint::epochs).orElse(0));
            return new TrainedNetwork(
                    start.spec(), trainer.run(work, new Reporter(heads, recipe.epochs(), curve, progress)));
        }
    }

    private static CnnTrainer.Options recipe(Options options, int heads) {
        Batches.Options batches =
                new Batches.Options(128, 0.05f, 0.5f, 0.2f, Augmentation.Options.defaults(), options.seed());
        return new CnnTrainer.Options(
                options.epochs(),
                options.rate(),
                2,
                0.05f,
                0.998,
                heads == 1 ? List.of(1f) : List.of(1f, SECOND_WEIGHT),
                options.threads(),
                TorchScript.Precision.fastest(),
                batches);
    }

    private static List<String> lines(
            TrainedNetwork trained,
            Course course,
            Options options,
            List<Example> held,
            Optional<ExpressionDataset> secondValid) {
        Network network = new Network(trained.spec());
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Network: residual with squeeze-excite blocks (layers in `%s`), %d x %d grey pixels, %,d weights, %.1f"
                        + " million multiply-adds a face.",
                TrainedNetwork.SPEC,
                trained.spec().side(),
                trained.spec().side(),
                network.size(),
                network.multiplyAdds() / 1e6));
        lines.add(course.from()
                .map(model ->
                        "Begun with the weights of model " + model.reference() + ", whose card and licence count too.")
                .orElse("Begun afresh (He et al. 2015)."));
        if (!course.teachers().isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Teacher (Hinton et al. 2015): %.0f %% of each target is the mean answer of %s to the face and its mirror"
                            + " image.",
                    100 * Teacher.SHARE,
                    course.teachers().stream().map(ExpressionModel::reference).collect(Collectors.joining(" and "))));
        }
        lines.add(String.format(
                Locale.ROOT,
                "%d epochs of AdamW in %d threads, rate up to %s, augmented faces; the weights are the moving average.",
                options.epochs(),
                options.threads(),
                options.rate()));
        if (secondValid.isPresent()) {
            lines.add(secondOpinion(trained, held, secondValid.get()));
        }
        return lines;
    }

    private static String secondOpinion(TrainedNetwork trained, List<Example> held, ExpressionDataset labels) {
        Head head = trained.spec().heads().get(1);
        try (TorchNetwork network = new TorchNetwork(
                new Network(trained.spec()), TorchScript.Precision.FLOAT32, trained.weights(), 1, false)) {
            ExpressionReport report =
                    new Validation(trained.spec(), held).reports(network).get(1);
            return String.format(
                    Locale.ROOT,
                    "A second head, `%s`, was learned beside with weight %.1f and is not asked at run time; for the face"
                            + " alone it gives accuracy %.4f and macro F1 %.3f over %,d validation pictures. Its labels: %s.",
                    head.name(),
                    SECOND_WEIGHT,
                    report.accuracy(),
                    report.macroF1(),
                    report.n(),
                    labels.convention());
        }
    }

    /** Turns the trainer's events into the learning curve and the user's progress. */
    private record Reporter(List<Head> heads, int epochs, LearningCurve curve, Progress progress)
            implements CnnTrainer.Listener {
        @Override
        public void step(int epoch, int batch, int batches) {
            progress.step("train", (epoch - 1) * batches + batch, epochs * batches);
        }

        @Override
        public void epoch(CnnTrainer.Epoch epoch) {
            try {
                curve.add(epoch);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            List<String> scores = IntStream.range(0, heads.size())
                    .mapToObj(i -> String.format(
                            Locale.ROOT,
                            "%s: accuracy %.4f, macro F1 %.4f",
                            heads.get(i).name(),
                            epoch.reports().get(i).accuracy(),
                            epoch.reports().get(i).macroF1()))
                    .toList();
            progress.epoch(String.format(
                    Locale.ROOT,
                    "epoch %d/%d: loss %.4f; %s",
                    epoch.number(),
                    epochs,
                    epoch.loss(),
                    String.join("; ", scores)));
        }
    }
}
