package dev.mien.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LabelSet;
import dev.mien.detect.Detectors;
import dev.mien.eval.EvalTable;
import dev.mien.eval.EvaluationResult;
import dev.mien.eval.Evaluations;
import dev.mien.eval.NamedDetector;
import dev.mien.eval.NamedPredictor;
import dev.mien.eval.Predictor;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.Pipeline;
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
            "  mien eval --task detection --data faces.zip --detector haar --detector lbp"
        })
final class EvalCommand implements Callable<Integer> {
    private enum Task {
        EXPRESSION,
        DETECTION
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--task", paramLabel = "TASK", description = "expression (the default) or detection.")
    private Task task = Task.EXPRESSION;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "Labelled data: folder, zip or CSV, also 'path#part'; see docs/evaluation.md.")
    private Path data = Path.of("");

    @Option(
            names = "--labels",
            paramLabel = "SET",
            description = "Whose labels of FER-2013's pictures: ferplus or fer2013; default: the data's own.")
    private @Nullable String labels;

    @Option(names = "--crops", description = "The pictures are face crops already; nothing is detected or aligned.")
    private boolean crops;

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
            description = "Draw confusion, reliability, coverage or precision.")
    private @Nullable Path plots;

    @Option(names = "--threads", paramLabel = "N", description = "Pictures worked on at once; default: one a core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private PipelineOptions pipelines = new PipelineOptions();

    @Override
    public Integer call() throws Exception {
        EvaluationResult result = task == Task.EXPRESSION ? expression() : detection();
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
        return result.failures().isEmpty() ? Mien.DONE : Mien.SOME_FAILED;
    }

    private EvaluationResult expression() throws IOException {
        List<FaceAnalyzer> open = new ArrayList<>();
        try (ExpressionDataset dataset = labels == null
                ? Datasets.openExpression(data)
                : Datasets.openExpression(data, LabelSet.parse(labels))) {
            warn(dataset.skipped());
            List<NamedPredictor> predictors = new ArrayList<>();
            for (Pipeline pipeline : pipelines.pipelines()) {
                FaceAnalyzer analyzer = pipeline.build();
                open.add(analyzer);
                predictors.add(new NamedPredictor(pipeline.name(), predictor(analyzer)));
            }
            try (PhaseProgress progress = new PhaseProgress()) {
                return Evaluations.runExpression(dataset, predictors, threads, progress::update);
            }
        } finally {
            open.forEach(FaceAnalyzer::close);
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

    private DetectionDataset detectionData() throws IOException {
        DetectionDataset dataset = Datasets.openDetection(data);
        return minFace == null ? dataset : dataset.ignoringBelow(minFace);
    }

    private void warn(List<String> skipped) {
        skipped.forEach(line -> spec.commandLine().getErr().println("mien: skipped " + Lines.one(line)));
    }
}
