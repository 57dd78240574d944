package dev.mien.app.eval;

import dev.mien.app.console.PhaseProgress;
import dev.mien.app.options.PipelineOptions;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.Evaluations;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "scenes",
        description = "Puts face crops into pictures without faces and measures what is lost between the two.",
        footer = {"", "Example:", "  mien eval scenes --data faces.zip --scenes scenes.zip --limit 1000"})
final class EvalScenesCommand implements Callable<Integer> {
    @Mixin
    private FaceDataOptions data = new FaceDataOptions();

    @Option(names = "--scenes", required = true, paramLabel = "PATH", description = "The pictures without faces.")
    private Path scenes = Path.of("");

    @Mixin
    private PipelineOptions pipelines = new PipelineOptions();

    @Mixin
    private FigureOptions figures = new FigureOptions();

    @Override
    public Integer call() throws Exception {
        figures.check(data.read(pipelines.specifications()).readsData(scenes));
        try (ExpressionDataset faces = data.faces();
                DetectionDataset pictures = Datasets.openDetection(scenes);
                OpenAnalyzers analyzers = OpenAnalyzers.of(pipelines.pipelines());
                PhaseProgress progress = new PhaseProgress()) {
            data.warn(pictures.skipped());
            return figures.publish(Evaluations.runInScenes(
                    faces, pictures, data.seed, analyzers.all(), figures.threads, progress::update));
        }
    }
}
