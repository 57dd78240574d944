package dev.mien.app.eval;

import dev.mien.app.console.PhaseProgress;
import dev.mien.app.options.PipelineOptions;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.Evaluations;
import dev.mien.eval.run.NamedPredictor;
import dev.mien.eval.run.Predictor;
import dev.mien.pipeline.FaceAnalyzer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "expression",
        description = "Measures what pipelines say of labelled faces; a missed face is an error.",
        footer = {
            "",
            "Examples:",
            "  mien eval expression --data ferplus-valid.zip --crops --json classic.json",
            "  mien eval expression --data photos/ --pipeline fast,my-model/ --plots p/"
        })
final class EvalExpressionCommand implements Callable<Integer> {
    private static final List<String> FINDING =
            List.of("--detector", "--detector-size", "--detector-tile", "--aligner");

    @Spec
    private CommandSpec spec;

    @Mixin
    private FaceDataOptions data = new FaceDataOptions();

    @Option(names = "--crops", description = "The pictures are face crops already; nothing is detected or aligned.")
    private boolean crops;

    @Mixin
    private PipelineOptions pipelines = new PipelineOptions();

    @Mixin
    private PlotOptions figures = new PlotOptions();

    @Override
    public Integer call() throws Exception {
        check();
        figures.check(data.read(pipelines.specifications()));
        try (ExpressionDataset faces = data.faces();
                OpenAnalyzers analyzers = OpenAnalyzers.of(pipelines.pipelines());
                PhaseProgress progress = new PhaseProgress()) {
            List<NamedPredictor> predictors = analyzers.predictors(this::predictor);
            return figures.publish(Evaluations.runExpression(faces, predictors, figures.threads, progress::update));
        }
    }

    private void check() {
        FINDING.stream()
                .filter(option -> crops && spec.commandLine().getParseResult().hasMatchedOption(option))
                .findFirst()
                .ifPresent(option -> {
                    throw new IllegalArgumentException(
                            option + " is for whole pictures, --crops for faces cut out already; leave one out");
                });
    }

    /** What a picture shows: the crop itself, or the largest of the faces found. */
    private Predictor predictor(FaceAnalyzer analyzer) {
        if (crops) {
            return picture -> Optional.of(analyzer.analyzeCrop(picture).scores());
        }
        return WholePicture.of(analyzer);
    }
}
