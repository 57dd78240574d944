package dev.mien.app.eval;

import dev.mien.app.console.PhaseProgress;
import dev.mien.app.options.DetectorOptions;
import dev.mien.dataset.MeasuredFace;
import dev.mien.dataset.MeasuredFaces;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.part.PartEvaluator;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.landmark.PartReader;
import dev.mien.model.ModelKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "parts",
        description = {
            "Measures how well openings of eyes and mouth and the irises are read, in all and by groups of people, on the",
            "tenth of the faces that is held out."
        },
        footer = {
            "",
            "Examples:",
            "  mien eval parts --data faces-wild.zip",
            "  mien eval parts --data faces-wild.zip --detector cnn"
        })
final class EvalPartsCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "Folder or zip with images/, faces.csv and labels.csv.")
    private Path data = Path.of("");

    @Option(names = "--locator", paramLabel = "SPEC", description = "What finds the 68 points; default cnn.")
    private String locator = "cnn";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "What reads eyes and mouth: id, model folder or ONNX file; default face-parts.")
    private String model = ModelKind.PARTS.label();

    @Option(
            names = "--detector",
            paramLabel = "SPEC",
            description = "Take the faces that this detector finds instead of those where the data's five points are.")
    private @Nullable String detector;

    @Mixin
    private DetectorOptions detectorOptions = new DetectorOptions();

    @Mixin
    private FigureOptions figures = new FigureOptions();

    @Override
    public Integer call() throws Exception {
        try (MeasuredFaces faces = MeasuredFaces.open(data);
                LandmarkLocator found = Locators.create(locator)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--locator " + locator + " finds no points; known: " + Locators.names()));
                PartReader reader = PartReader.create(model);
                PhaseProgress progress = new PhaseProgress()) {
            List<MeasuredFace> held = faces.faces().stream()
                    .filter(face -> face.measures().isPresent() && MeasuredFaces.isHeldOut(face.id()))
                    .toList();
            if (detector == null) {
                return figures.publish(new PartEvaluator(Optional.empty(), found, reader)
                        .run(faces.name() + ", held out", held, figures.threads, progress::update));
            }
            try (FaceDetector finder = Detectors.create(detectorOptions.over(detector))) {
                return figures.publish(new PartEvaluator(Optional.of(finder), found, reader)
                        .run(faces.name() + ", held out", held, figures.threads, progress::update));
            }
        }
    }
}
