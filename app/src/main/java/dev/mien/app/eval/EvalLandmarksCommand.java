package dev.mien.app.eval;

import dev.mien.app.console.PhaseProgress;
import dev.mien.app.options.DetectorOptions;
import dev.mien.dataset.DetectionDataset;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.Evaluations;
import dev.mien.eval.run.NamedLocator;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "landmarks",
        description = "Measures landmark locators on faces whose 68 points are known.",
        footer = {
            "",
            "Examples:",
            "  mien eval landmarks --data landmarks68-valid.zip",
            "  mien eval landmarks --data landmarks68-valid.zip --detector haar-alt2"
        })
final class EvalLandmarksCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--locator",
            paramLabel = "SPEC",
            description = "Such as cnn:passes=1 or cnn:model=FILE; may be given several times; default cnn.")
    private List<String> locators = List.of("cnn");

    @Option(
            names = "--detector",
            paramLabel = "SPEC",
            description = "Take the box that this detector finds instead of the true one; may be given several times.")
    private List<String> detectors = List.of();

    @Mixin
    private DetectorOptions detectorOptions = new DetectorOptions();

    @Mixin
    private PlotOptions figures = new PlotOptions();

    /** Each locator on the true boxes, or on those of each detector named. */
    @Override
    public Integer call() throws Exception {
        figures.check(
                data.read(Stream.concat(locators.stream(), detectors.stream()).toList()));
        List<Optional<String>> boxes = detectors.isEmpty()
                ? List.of(Optional.empty())
                : detectors.stream()
                        .map(detectorOptions::over)
                        .map(Optional::of)
                        .toList();
        List<Stage> open = new ArrayList<>();
        try (DetectionDataset pictures = data.boxes();
                PhaseProgress progress = new PhaseProgress()) {
            List<NamedLocator> named = new ArrayList<>();
            for (Optional<String> detectorSpec : boxes) {
                Optional<FaceDetector> detector = detectorSpec.map(Detectors::create);
                detector.ifPresent(open::add);
                for (String spec : locators) {
                    LandmarkLocator locator = locator(spec);
                    open.add(locator);
                    String name = detectorSpec.map(d -> spec + " after " + d).orElse(spec);
                    named.add(new NamedLocator(name, detector, locator));
                }
            }
            return figures.publish(Evaluations.runLandmarks(pictures, named, figures.threads, progress::update));
        } finally {
            open.forEach(Stage::close);
        }
    }

    private static LandmarkLocator locator(String spec) {
        return Locators.create(spec)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--locator " + spec + " finds no points; known: " + Locators.names()));
    }
}
