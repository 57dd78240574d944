package dev.mien.app.eval;

import dev.mien.app.console.PhaseProgress;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.Evaluations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "quality",
        description = "Measures pipelines on face crops spoilt on purpose: what blur, darkness and the like cost.",
        footer = {"", "Example:", "  mien eval quality --data ferplus-valid.zip --limit 1600 --plots plots/"})
final class EvalQualityCommand implements Callable<Integer> {
    @Mixin
    private FaceDataOptions data = new FaceDataOptions();

    @Mixin
    private CropPipelineOptions pipelines = new CropPipelineOptions();

    @Mixin
    private PlotOptions figures = new PlotOptions();

    @Override
    public Integer call() throws Exception {
        figures.check(data.read(pipelines.specifications()));
        try (ExpressionDataset faces = data.faces();
                OpenAnalyzers analyzers = OpenAnalyzers.of(pipelines.pipelines());
                PhaseProgress progress = new PhaseProgress()) {
            return figures.publish(Evaluations.runQuality(
                    faces, OpenAnalyzers.GATE, analyzers.all(), figures.threads, progress::update));
        }
    }
}
