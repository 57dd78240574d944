package dev.mien.app.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Lines;
import dev.mien.app.console.PhaseProgress;
import dev.mien.app.console.Streams;
import dev.mien.app.options.PipelineOptions;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LabelSet;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.Evaluations;
import dev.mien.eval.output.EvalTable;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.eval.run.NamedAnalyzer;
import dev.mien.eval.run.NamedDetector;
import dev.mien.eval.run.NamedLocator;
import dev.mien.eval.run.NamedPredictor;
import dev.mien.eval.run.Predictor;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.Pipeline;
import dev.mien.quality.QualityGate;
import dev.mien.stage.Stage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "eval",
        description = "Measures pipelines on labelled data; a missed face is an error.",
        footer = {
            "",
            "Examples:",
            "  mien eval --data ferplus-valid.zip --crops --json classic.json",
            "  mien eval --data my-photos/ --pipeline classic,my-model/ --plots plots/",
            "  mien eval --data faces.zip --in-scenes scenes.zip --limit 1000",
            "  mien eval --task quality --data ferplus-valid.zip --plots plots/",
            "  mien eval --task detection --data faces.zip --detector haar --detector lbp",
            "  mien eval --task landmarks --data landmarks68-valid.zip --detector haar-alt2"
        })
public final class EvalCommand implements Callable<Integer> {
    private enum Task {
        EXPRESSION,
        DETECTION,
        LANDMARKS,
        QUALITY
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "expression (the default), detection, landmarks, or quality: face crops spoilt on purpose.")
    private Task task = Task.EXPRESSION;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "Labelled data: folder, zip or CSV, also 'path#part'; see docs/guide/evaluation.md.")
    private Path data = Path.of("");

    @Option(
            names = "--labels",
            paramLabel = "SET",
            description = "Whose labels of FER-2013's pictures: ferplus or fer2013; default: the data's own.")
    private @Nullable String labels;

    @Option(names = "--crops", description = "The pictures are face crops already; nothing is detected or aligned.")
    private boolean crops;

    @Option(
            names = "--in-scenes",
            paramLabel = "PATH",
            description = "Put the face crops of --data into these pictures without faces, and say what is lost between"
                    + " the crops and the whole pictures.")
    private @Nullable Path scenes;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Measure on so many labelled faces only, drawn by chance.")
    private @Nullable Integer limit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of what is drawn by chance for --limit and --in-scenes; default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--min-face",
            paramLabel = "PIXELS",
            description = "Detection: known faces less high than this are ignored, neither found nor missed.")
    private @Nullable Integer minFace;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
    private @Nullable Path json;

    @Option(
            names = "--plots",
            paramLabel = "FOLDER",
            description = "Draw confusion, reliability, coverage, precision, or what damage does.")
    private @Nullable Path plots;

    @Option(names = "--threads", paramLabel = "N", description = "Pictures worked on at once; default: one a core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private PipelineOptions pipelines = new PipelineOptions();

    @Override
    public Integer call() throws Exception {
        check();
        EvaluationResult result = switch (task) {
            case EXPRESSION, QUALITY -> expression();
            case DETECTION -> detection();
            case LANDMARKS -> landmarks();
        };
        spec.commandLine().getOut().print(EvalTable.render(result));
        spec.commandLine().getOut().flush();
        if (json != null) {
            try (OutputStream out = Streams.open(json)) {
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(out, result.toJson());
            }
        }
        if (plots != null) {
            EvalPlots.write(result, plots);
        }
        result.failures().forEach(failure -> spec.commandLine().getErr().println("mien: " + Lines.one(failure)));
        return result.failures().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private void check() {
        if (task != Task.EXPRESSION && scenes != null) {
            throw new IllegalArgumentException("--in-scenes is for --task expression");
        }
        if ((task == Task.DETECTION || task == Task.LANDMARKS) && limit != null) {
            throw new IllegalArgumentException("--limit is not for --task detection or landmarks");
        }
        if (scenes != null && crops) {
            throw new IllegalArgumentException("--in-scenes measures crops as well; leave --crops out");
        }
    }

    private EvaluationResult expression() throws IOException {
        List<NamedAnalyzer> analyzers = new ArrayList<>();
        try (ExpressionDataset all = labels == null
                        ? Datasets.openExpression(data)
                        : Datasets.openExpression(data, LabelSet.parse(labels));
                PhaseProgress progress = new PhaseProgress()) {
            warn(all.skipped());
            ExpressionDataset dataset = limit == null ? all : all.drawn(limit, seed);
            QualityGate.Options gate = QualityGate.Options.defaults();
            for (Pipeline pipeline : pipelines.pipelines()) {
                analyzers.add(new NamedAnalyzer(
                        pipeline.name(),
                        FaceAnalyzer.builder(pipeline).gate(gate).build()));
            }
            if (task == Task.QUALITY) {
                return Evaluations.runQuality(dataset, gate, analyzers, threads, progress::update);
            }
            if (scenes != null) {
                return inScenes(dataset, scenes, analyzers, progress);
            }
            List<NamedPredictor> predictors = analyzers.stream()
                    .map(named -> new NamedPredictor(named.name(), predictor(named.analyzer())))
                    .toList();
            return Evaluations.runExpression(dataset, predictors, threads, progress::update);
        } finally {
            analyzers.forEach(named -> named.analyzer().close());
        }
    }

    private EvaluationResult inScenes(
            ExpressionDataset faces, Path path, List<NamedAnalyzer> analyzers, PhaseProgress progress)
            throws IOException {
        try (DetectionDataset pictures = Datasets.openDetection(path)) {
            warn(pictures.skipped());
            return Evaluations.runInScenes(faces, pictures, seed, analyzers, threads, progress::update);
        }
    }

    /** What a picture shows: the crop itself, or the largest of the faces found. */
    private Predictor predictor(FaceAnalyzer analyzer) {
        if (crops) {
            return picture -> Optional.of(analyzer.analyzeCrop(picture).scores());
        }
        return picture -> analyzer.analyze(Frame.of(picture)).faces().stream()
                .max(Comparator.comparingDouble(result -> result.face().box().area()))
                .map(FaceResult::scores);
    }

    private EvaluationResult detection() throws IOException {
        List<NamedDetector> detectors = new ArrayList<>();
        try (DetectionDataset dataset = detectionData();
                PhaseProgress progress = new PhaseProgress()) {
            warn(dataset.skipped());
            for (String name : pipelines.detectors()) {
                detectors.add(new NamedDetector(name, Detectors.create(name)));
            }
            return Evaluations.runDetection(dataset, detectors, threads, progress::update);
        } finally {
            detectors.forEach(named -> named.detector().close());
        }
    }

    /** Each locator on the true boxes, or on those of each detector named. */
    private EvaluationResult landmarks() throws IOException {
        List<Optional<String>> boxes = pipelines.namedDetectors().isEmpty()
                ? List.of(Optional.empty())
                : pipelines.namedDetectors().stream().map(Optional::of).toList();
        List<Stage> open = new ArrayList<>();
        try (DetectionDataset dataset = Datasets.openDetection(data);
                PhaseProgress progress = new PhaseProgress()) {
            warn(dataset.skipped());
            List<NamedLocator> locators = new ArrayList<>();
            for (Optional<String> detectorSpec : boxes) {
                Optional<FaceDetector> detector = detectorSpec.map(Detectors::create);
                detector.ifPresent(open::add);
                for (String spec : pipelines.locators()) {
                    LandmarkLocator locator = Locators.create(spec)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "--landmarks " + spec + " finds no points; known: " + Locators.names()));
                    open.add(locator);
                    String name = detectorSpec.map(d -> spec + " after " + d).orElse(spec);
                    locators.add(new NamedLocator(name, detector, locator));
                }
            }
            return Evaluations.runLandmarks(dataset, locators, threads, progress::update);
        } finally {
            open.forEach(Stage::close);
        }
    }

    private DetectionDataset detectionData() throws IOException {
        DetectionDataset dataset = Datasets.openDetection(data);
        return minFace == null ? dataset : dataset.ignoringBelow(minFace);
    }

    private void warn(List<String> skipped) {
        skipped.forEach(line -> spec.commandLine().getErr().println("mien: skipped " + Lines.one(line)));
    }
}
