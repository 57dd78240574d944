package dev.mien.app.eval;

import dev.mien.app.console.PhaseProgress;
import dev.mien.app.options.DetectorOptions;
import dev.mien.dataset.PosedFaces;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.pose.PoseEvaluator;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "pose",
        description = "Measures how far the poses of heads are off, on pictures of one large face each.",
        footer = {"", "Examples:", "  mien eval pose --data smiles-poses.zip"})
final class EvalPoseCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "Folder or zip with images/ and labels.csv (image,yaw,pitch,roll in radians).")
    private Path data = Path.of("");

    @Option(names = "--locator", paramLabel = "SPEC", description = "What finds the 68 points; default cnn.")
    private String locator = "cnn";

    @Option(names = "--detector", paramLabel = "SPEC", description = "What finds the faces; default cnn.")
    private String detector = "cnn";

    @Mixin
    private DetectorOptions detectorOptions = new DetectorOptions();

    @Mixin
    private FigureOptions figures = new FigureOptions();

    @Override
    public Integer call() throws Exception {
        try (PosedFaces faces = PosedFaces.open(data);
                FaceDetector finder = Detectors.create(detectorOptions.over(detector));
                LandmarkLocator found = Locators.create(locator)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--locator " + locator + " finds no points; known: " + Locators.names()));
                PhaseProgress progress = new PhaseProgress()) {
            return figures.publish(new PoseEvaluator(finder, found).run(faces, figures.threads, progress::update));
        }
    }
}
