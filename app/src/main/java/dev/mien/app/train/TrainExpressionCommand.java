package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Launch;
import dev.mien.app.console.Lines;
import dev.mien.app.console.OutputCheck;
import dev.mien.app.console.PhaseProgress;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LabelSet;
import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.model.Manifest;
import dev.mien.train.expression.CnnTraining;
import dev.mien.train.expression.ModelDetails;
import dev.mien.train.expression.SvmTraining;
import dev.mien.train.svm.KernelTraining;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Launch(engine = "--method=cnn")
@Command(
        name = "expression",
        sortOptions = false,
        description = {
            "Trains an expression model and writes a model folder: weights, manifest, card, golden vectors.",
            "The data may be FER+, FER-2013 or one folder a class; the classes are expressions or any labels of your own, which"
                    + " the model carries. Runs again with the same seed give the same"
                    + " model on the same machine.",
            "The recipe: with svm 45 epochs; with cnn 36 in batches of 128, rate up to 0.002, with --from 12 and 0.0005.",
            "A network (--method cnn) keeps a checkpoint and its learning curve in FOLDER.training."
        },
        footer = {
            "",
            "Examples:",
            "  mien train expression --data ferplus-train.zip --valid ferplus-valid.zip \\",
            "      --crops --second-labels fer2013 --out my-model",
            "  mien train expression --method cnn --from accurate --data my-faces/ \\",
            "      --valid my-other-faces/ --out my-network"
        })
final class TrainExpressionCommand implements Callable<Integer> {
    private enum Method {
        SVM,
        CNN
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "svm, a kernel machine on hand-made features, or cnn, a network; default ${DEFAULT-VALUE}.",
            defaultValue = "svm")
    private Method method;

    @Option(names = "--data", required = true, paramLabel = "PATH", description = "What to learn from.")
    private Path data;

    @Option(
            names = "--valid",
            paramLabel = "PATH",
            description = "Other pictures, to calibrate and measure on; default: a fifth of --data, held out.")
    private @Nullable Path valid;

    @Option(names = "--id", paramLabel = "NAME", description = "The model's id; default: the folder's name.")
    private @Nullable String id;

    @Option(names = "--labels", paramLabel = "SET", description = "ferplus or fer2013; default: the data's own.")
    private @Nullable String labels;

    @Option(
            names = "--second-labels",
            paramLabel = "SET",
            description = "Another label set of the same pictures to learn side by side.")
    private @Nullable String second;

    @Option(names = "--crops", description = "The pictures are face crops; else faces are found and aligned.")
    private boolean crops;

    @Option(
            names = "--coverage",
            paramLabel = "SHARE",
            description = "Share of faces to get a verdict at most; one of 1, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5; default"
                    + " ${DEFAULT-VALUE}.",
            defaultValue = "0.8")
    private double coverage;

    @Option(
            names = "--accuracy",
            paramLabel = "SHARE",
            description = "How often such a verdict is to be right; fewer faces get one where that takes it; default"
                    + " ${DEFAULT-VALUE}.",
            defaultValue = "0.8")
    private double accuracy;

    @Mixin
    private TrainingFlags training;

    @Mixin
    private LessonOptions lessons;

    @Mixin
    private SvmOptions svm;

    @Mixin
    private CnnOptions cnn;

    @Mixin
    private NetworkFlags network;

    @Override
    public Integer call() throws IOException {
        refuseOptionsOfTheOther();
        String name =
                id != null ? id : String.valueOf(training.out().toAbsolutePath().getFileName());
        requireId(name);
        if (second != null && valid == null) {
            throw new IllegalArgumentException(
                    "--second-labels wants pictures of its own to measure on; name them with --valid");
        }
        OutputCheck files = new OutputCheck()
                .readsData(data)
                .readsData(valid == null ? data : valid)
                .readsIn(cnn.specifications())
                .readsIn(lessons.specifications());
        for (Path beside : lessons.pictures()) {
            files.readsData(beside);
        }
        files.writesFolder(training.out());
        ModelDetails model = new ModelDetails(name, coverage, accuracy, training.provenance());
        return method == Method.SVM ? trainMachine(model) : trainNetwork(model);
    }

    private int trainMachine(ModelDetails model) throws IOException {
        SvmTraining.Options options = svm.options(model, training.epochs(SvmOptions.EPOCHS), training.seed());
        SvmTraining.Result result;
        try (Faces faces = svm.faces(crops);
                BesideData beside = lessons.beside(() -> svm.faces(false));
                LabelledParts parts = LabelledParts.open(data, valid, labels);
                ExpressionDataset other = second == null ? null : open(data, second);
                PhaseProgress progress = new PhaseProgress()) {
            parts.hints(crops).forEach(this::warn);
            result = SvmTraining.run(
                    parts.train(),
                    Optional.ofNullable(other),
                    parts.valid(),
                    faces.source(),
                    new KernelTraining.Lessons(lessons.teachers(), beside.sources()),
                    options,
                    training.out(),
                    (phase, done, of, objective) -> progress.update(phase, done, of));
        }
        return report(result.measured(), result.notes(), result.skipped());
    }

    private int trainNetwork(ModelDetails model) throws IOException {
        CnnTraining.Options options = cnn.options(model, network, training);
        return NetworkProgress.show(spec.commandLine().getErr(), progress -> {
            CnnTraining.Result result;
            try (Faces faces = new Faces(Optional.empty(), crops);
                    BesideData beside = lessons.beside(() -> new Faces(Optional.empty(), false));
                    LabelledParts parts = LabelledParts.open(data, valid, labels);
                    ExpressionDataset other = second == null ? null : open(data, second);
                    ExpressionDataset otherHeld = second == null || valid == null ? null : open(valid, second)) {
                parts.hints(crops).forEach(this::warn);
                result = CnnTraining.run(
                        parts.train(),
                        Optional.ofNullable(other),
                        parts.valid(),
                        Optional.ofNullable(otherHeld),
                        faces.source(),
                        beside.sources(),
                        cnn.course(lessons.teachers(), training.out(), network),
                        options,
                        training.out(),
                        progress);
            }
            return report(result.measured(), result.notes(), result.skipped());
        });
    }

    private static void requireId(String name) {
        try {
            Manifest.requireId(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; give it a name with --id", e);
        }
    }

    /** An option without effect would be believed to have had one. */
    private void refuseOptionsOfTheOther() {
        Set<Class<?>> others =
                method == Method.SVM ? Set.of(CnnOptions.class, NetworkFlags.class) : Set.of(SvmOptions.class);
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (option.userObject() instanceof Field field && others.contains(field.getDeclaringClass())) {
                throw new ParameterException(
                        spec.commandLine(),
                        option.longestName() + " is not for --method "
                                + method.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private int report(ExpressionEvaluation measured, List<String> notes, List<String> skipped) {
        spec.commandLine().getOut().print(measured.table());
        spec.commandLine().getOut().println("written: " + training.out());
        spec.commandLine().getOut().flush();
        notes.forEach(this::warn);
        skipped.forEach(line -> warn("skipped " + line));
        measured.failures().forEach(this::warn);
        return skipped.isEmpty() && measured.failures().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private void warn(String line) {
        spec.commandLine().getErr().println("mien: " + Lines.one(line));
    }

    static ExpressionDataset open(Path path, @Nullable String labels) throws IOException {
        return labels == null ? Datasets.openExpression(path) : Datasets.openExpression(path, LabelSet.parse(labels));
    }
}
