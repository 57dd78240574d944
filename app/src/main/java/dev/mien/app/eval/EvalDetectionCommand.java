package dev.mien.app.eval;

import dev.mien.app.console.PhaseProgress;
import dev.mien.app.options.DetectorOptions;
import dev.mien.dataset.DetectionDataset;
import dev.mien.detect.Detectors;
import dev.mien.eval.Evaluations;
import dev.mien.eval.run.FinderDetector;
import dev.mien.eval.run.NamedDetector;
import dev.mien.pipeline.Pipeline;
import dev.mien.pipeline.Pipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "detection",
        description = "Measures detectors on pictures with every face boxed.",
        footer = {
            "",
            "Examples:",
            "  mien eval detection --data faces.zip --detector haar --detector lbp",
            "  mien eval detection --data crowd/ --min-face 20 --plots plots/",
            "  mien eval detection --data crowd/ --detector cnn --pipeline accurate"
        })
final class EvalDetectionCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--min-face",
            paramLabel = "PIXELS",
            description = "Known faces less high than this are ignored, neither found nor missed.")
    private @Nullable Integer minFace;

    @Option(
            names = "--detector",
            paramLabel = "SPEC",
            description =
                    "Such as lbp, or haar-alt2:rotate=30; may be given several times; default: that of the default pipeline;"
                            + " 'mien doctor' lists them.")
    private List<String> detectors = List.of();

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description =
                    "What a whole pipeline reports, its second look at each face included; may be given several times.")
    private List<String> pipelines = List.of();

    @Mixin
    private DetectorOptions detectorOptions = new DetectorOptions();

    @Mixin
    private PlotOptions figures = new PlotOptions();

    @Override
    public Integer call() throws Exception {
        List<String> wanted = detectors.isEmpty() && pipelines.isEmpty()
                ? List.of(Pipelines.get(Pipelines.DEFAULT).detector())
                : detectors;
        figures.check(
                data.read(Stream.concat(wanted.stream(), pipelines.stream()).toList()));
        List<NamedDetector> open = new ArrayList<>();
        try (DetectionDataset all = data.boxes();
                PhaseProgress progress = new PhaseProgress()) {
            DetectionDataset pictures = minFace == null ? all : all.ignoringBelow(minFace);
            for (String detector : wanted) {
                String spec = detectorOptions.over(detector);
                open.add(new NamedDetector(spec, Detectors.create(spec)));
            }
            for (String name : pipelines) {
                Pipeline pipeline = Pipelines.find(name);
                String spec = detectorOptions.over(pipeline.detector());
                open.add(new NamedDetector(
                        name,
                        new FinderDetector(name, pipeline.withDetector(spec).build())));
            }
            return figures.publish(Evaluations.runDetection(pictures, open, figures.threads, progress::update));
        } finally {
            open.forEach(named -> named.detector().close());
        }
    }
}
