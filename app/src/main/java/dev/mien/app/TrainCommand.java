package dev.mien.app;

import dev.mien.align.Aligners;
import dev.mien.align.FaceAligner;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LabelSet;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.EvalTable;
import dev.mien.face.AlignedFace;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.train.FaceSource;
import dev.mien.train.SvmTraining;
import dev.mien.train.samples.SamplePictures;
import dev.mien.train.svm.KernelTraining;
import dev.mien.train.svm.KernelTraining.Kernel;
import dev.mien.train.svm.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "train", description = "Trains expression models from labelled pictures; makes the sample pictures.")
final class TrainCommand implements Runnable {
    private enum Method {
        SVM
    }

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: expression or samples");
    }

    @Command(
            name = "expression",
            description = {
                "Trains an expression model and writes a model folder: weights, manifest, card, golden vectors.",
                "The data may be FER+, FER-2013 or one folder an expression. Runs again with the same seed give the"
                        + " same model on the same machine."
            },
            footer = {
                "",
                "Example:",
                "  mien train expression --data ferplus-train.zip --valid ferplus-valid.zip \\",
                "      --crops --second-labels fer2013 --out my-model"
            })
    int expression(
            @Option(names = "--method", paramLabel = "NAME", description = "Only svm so far.", defaultValue = "svm")
                    Method method,
            @Option(names = "--data", required = true, paramLabel = "PATH", description = "What to learn from.")
                    Path data,
            @Option(
                            names = "--valid",
                            required = true,
                            paramLabel = "PATH",
                            description = "Other pictures, to calibrate and measure on.")
                    Path valid,
            @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "The model folder to write.")
                    Path out,
            @Option(names = "--id", paramLabel = "NAME", description = "The model's id; default: the folder's name.")
                    @Nullable
                    String id,
            @Option(
                            names = "--labels",
                            paramLabel = "SET",
                            description = "ferplus or fer2013; default: the data's own.")
                    @Nullable
                    String labels,
            @Option(
                            names = "--second-labels",
                            paramLabel = "SET",
                            description = "Another label set of the same pictures to learn side by side.")
                    @Nullable
                    String second,
            @Option(names = "--crops", description = "The pictures are face crops; else faces are found and aligned.")
                    boolean crops,
            @Option(
                            names = "--features",
                            paramLabel = "SPEC",
                            defaultValue = "hog:cell=8,bins=12,signed=true,root=true"
                                    + "+hog:cell=6,bins=12,signed=true,root=true+lbp",
                            description = "Feature extractor; default ${DEFAULT-VALUE}.")
                    String features,
            @Option(
                            names = "--kernel",
                            paramLabel = "NAME",
                            defaultValue = "refined",
                            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
                    Kernel kernel,
            @Option(
                            names = "--loss",
                            paramLabel = "NAME",
                            defaultValue = "cross_entropy",
                            description =
                                    "Not for the linear kernel: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
                    Loss loss,
            @Option(
                            names = "--landmarks",
                            paramLabel = "N",
                            defaultValue = "1500",
                            description = "Faces a face is compared with, at most; default ${DEFAULT-VALUE}.")
                    int landmarks,
            @Option(
                            names = "--dimensions",
                            paramLabel = "N",
                            defaultValue = "256",
                            description = "Numbers a face is compared by, at most; default ${DEFAULT-VALUE}.")
                    int dimensions,
            @Option(
                            names = "--epochs",
                            paramLabel = "N",
                            defaultValue = "45",
                            description = "Passes over the faces to refine the kernel; default ${DEFAULT-VALUE}.")
                    int epochs,
            @Option(
                            names = "--coverage",
                            paramLabel = "SHARE",
                            defaultValue = "0.8",
                            description = "Share of faces to get a verdict; one of 1, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5.")
                    double coverage,
            @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
                    long seed)
            throws IOException {
        KernelTraining.Options usual = KernelTraining.Options.defaults();
        KernelTraining.Options machine = new KernelTraining.Options(
                kernel,
                loss,
                usual.components(),
                dimensions,
                landmarks,
                epochs,
                usual.copies(),
                usual.secondWeight(),
                seed);
        String name = id != null ? id : String.valueOf(out.toAbsolutePath().getFileName());
        SvmTraining.Options options = new SvmTraining.Options(
                name,
                features,
                machine,
                coverage,
                commandLine(),
                LocalDate.now(ZoneOffset.UTC).toString());
        SvmTraining.Result result;
        try (ExpressionDataset train = open(data, labels);
                ExpressionDataset other = second == null ? null : open(data, second);
                ExpressionDataset held = open(valid, labels);
                Faces faces = crops ? null : new Faces();
                TrainingProgress progress = new TrainingProgress()) {
            train.skipped().forEach(line -> warn("skipped " + line));
            held.skipped().forEach(line -> warn("skipped " + line));
            FaceSource source = faces == null ? FaceSource.CROPS : faces;
            result = SvmTraining.run(train, Optional.ofNullable(other), held, source, options, out, progress);
        }
        spec.commandLine().getOut().print(EvalTable.render(result.measured()));
        spec.commandLine().getOut().println("written: " + out);
        spec.commandLine().getOut().flush();
        result.notes().forEach(this::warn);
        result.skipped().forEach(line -> warn("skipped " + line));
        result.measured().failures().forEach(this::warn);
        boolean failed =
                !result.skipped().isEmpty() || !result.measured().failures().isEmpty();
        return failed ? Mien.SOME_FAILED : Mien.DONE;
    }

    private void warn(String line) {
        spec.commandLine().getErr().println("mien: " + Lines.one(line));
    }

    @Command(
            name = "samples",
            description = "Makes the sample pictures: for each expression the average of many faces, and a group.",
            footer = {"", "Example:", "  mien train samples --data ferplus-train.zip --out samples/"})
    int samples(
            @Option(names = "--data", required = true, paramLabel = "PATH", description = "Face crops with votes.")
                    Path data,
            @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where to write them.")
                    Path out,
            @Option(
                            names = "--faces",
                            paramLabel = "N",
                            defaultValue = "240",
                            description = "Averaged per expression; default ${DEFAULT-VALUE}.")
                    int faces)
            throws IOException {
        try (ExpressionDataset dataset = Datasets.openExpression(data)) {
            SamplePictures.make(
                    dataset, faces, out, line -> spec.commandLine().getOut().println(line));
        }
        return Mien.DONE;
    }

    private static ExpressionDataset open(Path path, @Nullable String labels) throws IOException {
        return labels == null ? Datasets.openExpression(path) : Datasets.openExpression(path, LabelSet.parse(labels));
    }

    /** The command as the user gave it, with file names instead of paths: it goes into the model's record. */
    private String commandLine() {
        List<String> words = new ArrayList<>(List.of("mien"));
        for (String word : spec.root().commandLine().getParseResult().originalArgs()) {
            boolean path = word.contains("/") && !word.contains("=");
            words.add(path ? String.valueOf(Path.of(word).getFileName()) : word);
        }
        return String.join(" ", words);
    }

    /** Finds and aligns the largest face of a photo, as the pipeline {@code classic} does. */
    private static final class Faces implements FaceSource, AutoCloseable {
        private final FaceDetector detector = Detectors.create("haar-alt2");
        private final FaceAligner aligner = Aligners.create("eyes");

        @Override
        public Optional<AlignedFace> face(Image picture) {
            Frame frame = Frame.of(picture);
            return detector.detect(frame).stream()
                    .max(Comparator.comparingDouble(face -> face.box().area()))
                    .map(face -> aligner.align(frame, face));
        }

        @Override
        public void close() {
            detector.close();
            aligner.close();
        }
    }

    /** One progress bar a phase. */
    private static final class TrainingProgress implements dev.mien.train.svm.Progress, AutoCloseable {
        private String phase = "";
        private Progress bar = Progress.of("", 0);

        @Override
        public void step(String current, int done, int of, double objective) {
            if (!current.equals(phase)) {
                bar.close();
                bar = Progress.of(current, of);
                phase = current;
            }
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
