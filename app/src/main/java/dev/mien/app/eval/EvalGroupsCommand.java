package dev.mien.app.eval;

import dev.mien.app.console.PhaseProgress;
import dev.mien.app.options.PipelineOptions;
import dev.mien.dataset.MeasuredFace;
import dev.mien.dataset.MeasuredFaces;
import dev.mien.eval.group.GroupEvaluator;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "groups",
        description = {
            "Measures a pipeline on people of different gender, age and race: how many are found, whose points are off, how",
            "many are \"unsure\" and what the rest is taken for; on the tenth of the faces that is held out."
        },
        footer = {"", "Example:", "  mien eval groups --data faces-wild.zip"})
final class EvalGroupsCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "Folder or zip with images/, faces.csv and labels.csv.")
    private Path data = Path.of("");

    @Mixin
    private PipelineOptions pipelines = new PipelineOptions();

    @Mixin
    private FigureOptions figures = new FigureOptions();

    @Override
    public Integer call() throws Exception {
        try (MeasuredFaces faces = MeasuredFaces.open(data);
                OpenAnalyzers analyzers = OpenAnalyzers.of(List.of(pipelines.pipeline()));
                PhaseProgress progress = new PhaseProgress()) {
            List<MeasuredFace> held = faces.faces().stream()
                    .filter(face -> MeasuredFaces.isHeldOut(face.id()))
                    .toList();
            return figures.publish(GroupEvaluator.run(
                    faces.name() + ", held out", held, analyzers.all().get(0), figures.threads, progress::update));
        }
    }
}
