package dev.mien.train.cnn;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.expression.ExpressionReport;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.Trainer;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.TrainingRun;
import dev.mien.train.faces.Beside;
import dev.mien.train.faces.FaceSource;
import dev.mien.train.net.Head;
import dev.mien.train.net.Network;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     * How to train.
     *
     * @param size of a network that begins afresh
     * @param training epochs, batch size, rate and the other settings of the optimiser
     */
    public record Options(Size size, TrainingOptions training) {
        /** {@return the recipe of the shipped model} */
        public static Options defaults() {
            return new Options(
                    Size.ACCURATE,
                    new TrainingOptions(36, 128, 0.002, 2, 0.05f, 0.998, 2, TorchScript.Precision.fastest(), 1));
        }

        /** {@return the recipe for going on from a trained network with other faces and classes} */
        public static Options fineTuning() {
            TrainingOptions usual = defaults().training();
            return new Options(Size.ACCURATE, usual.withEpochs(12).withRate(0.0005));
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
        /**
         * Takes a copy of what it is given.
         *
         * @param from a network that was trained here: its trunk is trained on under heads for the data's own classes
         * @param teachers networks that were trained here: their answers are learned beside the labels ({@link
         *     Teacher})
         * @param work folder of the checkpoint and the learning curves
         * @param resume go on after the last epoch of the checkpoint there
         */
        public Course {
            teachers = List.copyOf(teachers);
        }

        private List<String> models() {
            return Stream.concat(from.stream(), teachers.stream())
                    .map(ExpressionModel::reference)
                    .toList();
        }
    }

    /**
     * What came of a training.
     *
     * @param network with the averaged weights after the last epoch
     * @param recipe lines on how it was trained, for its card
     * @param skipped training pictures that could not be learnt from, one line each
     */
    public record Result(TrainedNetwork network, List<String> recipe, List<String> skipped) {}

    private NetworkTraining() {}

    /**
     * Trains to the last epoch, leaving a checkpoint and the learning curves after each.
     *
     * @param train what to learn from
     * @param second other labels of the same training pictures, learned beside as a second opinion
     * @param valid what the learning curves are measured on
     * @param secondValid other labels of the same validation pictures; there if {@code second} is
     * @param source how a face is had from a picture
     * @param beside what else is learned from; nothing without a teacher
     * @param course what the training begins with and where its checkpoint lies
     * @param options how to train
     * @param progress told after each step and epoch; it can stop the training
     * @return the trained network, how it was trained, and what was left out
     * @throws DatasetException if there is nothing to learn from
     * @throws ModelException if a model cannot be trained on, or cannot teach
     * @throws IOException if the engine does not load, there is no checkpoint of this training to go on from, the loss
     *     is no longer a number, or the training is stopped; every message is meant for the user
     */
    public static Result run(
            ExpressionDataset train,
            Optional<ExpressionDataset> second,
            ExpressionDataset valid,
            Optional<ExpressionDataset> secondValid,
            FaceSource source,
            Beside beside,
            Course course,
            Options options,
            Progress progress)
            throws IOException {
        beside.requireTeacher(course.teachers().size());
        List<Head> heads = Examples.heads(train, second);
        TrainedNetwork start = start(course, heads, options);
        NetworkSpec spec = start.spec();
        CnnTrainer.Options recipe = recipe(heads.size());
        TrainingRun run = TrainingRun.prepare(
                course.work(),
                course.resume(),
                spec + " " + recipe + " " + course.models() + " " + beside.names(),
                options.training());
        Optional<Teacher> teacher = course.teachers().isEmpty() || run.finished()
                ? Optional.empty()
                : Optional.of(Teacher.of(course.teachers(), spec));
        List<Example> held = Examples.read(valid, secondValid, source, heads, spec.side(), Examples.Use.JUDGE)
                .faces();
        List<String> skipped = new ArrayList<>();
        Trainer.Data<List<Example>> faces = () -> {
            Examples learnt = Examples.read(train, second, source, heads, spec.side(), Examples.Use.LEARN);
            skipped.addAll(learnt.skipped());
            if (teacher.isEmpty()) {
                return learnt.faces();
            }
            Examples others = Examples.of(
                    beside.read(
                            label -> heads.get(0).indexOf(label) >= 0,
                            (done, of) -> progress.step("faces beside", done, of)),
                    heads,
                    spec.side(),
                    teacher.get().prior());
            skipped.addAll(others.skipped());
            List<Example> all = Stream.concat(learnt.faces().stream(), others.faces().stream())
                    .toList();
            return teacher.get().instruct(all, heads, progress);
        };
        CnnTrainer trainer = new CnnTrainer(start, faces, held, recipe, options.training());
        TrainedNetwork trained = new TrainedNetwork(spec, run.train(trainer, progress));
        return new Result(trained, lines(trained, beside, course, options, held, secondValid), skipped);
    }

    private static TrainedNetwork start(Course course, List<Head> heads, Options options) throws ModelException {
        if (course.from().isPresent()) {
            return TrainedNetwork.read(course.from().get())
                    .under(heads, options.training().seed());
        }
        NetworkSpec spec = options.size().spec(heads);
        return new TrainedNetwork(
                spec, Weights.initial(new Network(spec), options.training().seed()));
    }

    private static CnnTrainer.Options recipe(int heads) {
        return new CnnTrainer.Options(
                heads == 1 ? List.of(1f) : List.of(1f, SECOND_WEIGHT),
                new Batches.Options(0.05f, 0.5f, 0.2f, Augmentation.Options.defaults()));
    }

    private static List<String> lines(
            TrainedNetwork trained,
            Beside beside,
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
        if (!beside.names().isEmpty()) {
            lines.add("Learned beside the data, with the offsets of the teachers' calibrations between the sources: "
                    + String.join(", ", beside.names()) + ".");
        }
        lines.add(String.format(
                Locale.ROOT,
                "%d epochs of AdamW in %d threads, rate up to %s, augmented faces; the weights are the moving average.",
                options.training().epochs(),
                options.training().threads(),
                options.training().rate()));
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
}
