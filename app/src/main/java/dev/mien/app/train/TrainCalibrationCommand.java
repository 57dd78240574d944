package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Lines;
import dev.mien.app.console.PhaseProgress;
import dev.mien.base.OutputFile;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.face.AlignedFace;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.model.CalibrationFile;
import dev.mien.model.ExpressionModel;
import dev.mien.model.Models;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.Pipeline;
import dev.mien.pipeline.Pipelines;
import dev.mien.train.expression.CalibratedModel;
import dev.mien.train.expression.CalibrationTraining;
import dev.mien.train.faces.FaceSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "calibration",
        sortOptions = false,
        description = {
            "Fits a model's probabilities to your own pictures, and says what that gains.",
            "A hundred labelled faces are enough: how often each expression is seen differs from camera to camera, and"
                    + " nine numbers make up for it. The weights stay as they are. The gain is measured on persons that"
                    + " the numbers were not fitted on; the file's name up to its last underscore is the person.",
        },
        footer = {
            "",
            "Examples:",
            "  mien train calibration --data my-faces/ --out office.json",
            "  mien analyze photos/ --calibration office.json"
        })
final class TrainCalibrationCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            split = ",",
            paramLabel = "PATH",
            description = "Labelled faces: one folder an expression, or FER+. Several, by comma, count alike.")
    private List<Path> data = List.of();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "A pipeline, an added model or a model folder; default ${DEFAULT-VALUE}.",
            defaultValue = Pipelines.DEFAULT)
    private String model;

    @Option(names = "--name", paramLabel = "NAME", description = "What the calibration is called; default: mine.")
    private String name = "mine";

    @Option(names = "--crops", description = "The pictures are face crops; else faces are found and aligned.")
    private boolean crops;

    @Option(
            names = "--accuracy",
            paramLabel = "SHARE",
            description = "How often an answer other than \"unsure\" is to be right; default ${DEFAULT-VALUE}.",
            defaultValue = "0.8")
    private double accuracy;

    @Option(
            names = "--even",
            description =
                    "Fit on half of the persons alone, those with an even CRC-32 of the name, and measure on the others.")
    private boolean even;

    @Option(
            names = "--softer",
            paramLabel = "FACTOR",
            description = "Multiply the fitted temperature, since a network is too sure of faces that it learned from;"
                    + " default ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private double softer;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the calibration there, for --calibration FILE.")
    private @Nullable Path out;

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "Write the model there with the calibration in use; its others stay to choose from.")
    private @Nullable Path into;

    @Override
    public Integer call() throws IOException {
        if ((out == null) == (into == null)) {
            throw new IllegalArgumentException("say where the calibration goes: --out FILE or --into FOLDER");
        }
        CalibrationTraining.Options options = new CalibrationTraining.Options(name, accuracy, even, softer);
        Pipeline pipeline = Pipelines.find(model);
        ExpressionModel scored = Models.load(pipeline.model());
        List<ExpressionDataset> sources = new ArrayList<>();
        CalibrationTraining.Result result;
        try (FaceAnalyzer analyzer = pipeline.build();
                PhaseProgress progress = new PhaseProgress()) {
            for (Path path : data) {
                sources.add(Datasets.openExpression(path));
            }
            FaceSource faces = picture -> face(analyzer, picture);
            result = CalibrationTraining.run(scored, sources, faces, options, progress::update);
        } finally {
            for (ExpressionDataset source : sources) {
                source.close();
            }
        }
        write(scored, result);
        result.lines().forEach(line -> spec.commandLine().getOut().println(line));
        spec.commandLine().getOut().println("written: " + (out == null ? into : out));
        spec.commandLine().getOut().flush();
        result.skipped().forEach(line -> spec.commandLine().getErr().println("mien: skipped " + Lines.one(line)));
        return result.skipped().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private void write(ExpressionModel scored, CalibrationTraining.Result result) throws IOException {
        if (into != null) {
            CalibratedModel.write(scored, result, RecordedCommand.of(spec, Set.of()), into);
        } else if (out != null) {
            CalibrationFile file = new CalibrationFile(
                    scored.manifest().scorer(),
                    scored.manifest().labels(),
                    result.calibrated().calibration(),
                    result.calibrated().verdict());
            OutputFile.write(out, file.write());
        }
    }

    /** The crop itself, or the largest of the faces that the pipeline finds. */
    private Optional<AlignedFace> face(FaceAnalyzer analyzer, Image picture) {
        if (crops) {
            return Optional.of(analyzer.crop(picture));
        }
        Frame frame = Frame.of(picture);
        List<Face> found = analyzer.finder().find(frame).stream()
                .max(Comparator.comparingDouble(face -> face.box().area()))
                .map(List::of)
                .orElse(List.of());
        return analyzer.finder().align(frame, found).stream().findFirst();
    }
}
