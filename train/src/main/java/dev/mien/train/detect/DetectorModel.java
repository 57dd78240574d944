package dev.mien.train.detect;

import dev.mien.check.GoldenDetections;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.detection.DetectionRun;
import dev.mien.face.Face;
import dev.mien.model.Manifest.Golden;
import dev.mien.model.Manifest.Training;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.model.NetworkManifest;
import dev.mien.train.model.Card;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a model folder of a trained detector. */
final class DetectorModel {
    /** So many false hits a held-out picture without a face are put up with. */
    static final double FALSE_HITS = 0.03;

    private static final String NETWORK = "detector.onnx";
    private static final Golden GOLDEN = new Golden("golden-picture.png", "golden-faces.bin");
    private static final double LOWEST = 0.05;

    private DetectorModel() {}

    /**
     * Writes the folder.
     *
     * @param network the ONNX file
     * @param score the default threshold
     * @param reason of that threshold, a sentence for the card
     * @param measured the detector with that threshold on what was held out
     * @param groups how many of which people it finds
     */
    static void write(
            Path folder,
            Path network,
            double score,
            String reason,
            String licence,
            Training training,
            List<DetectionEvaluation> measured,
            List<GroupRecall> groups)
            throws IOException {
        byte[] content = Files.readAllBytes(network);
        NetworkManifest manifest = new NetworkManifest(
                ModelKind.DETECTOR.label(),
                "1",
                ModelKind.DETECTOR,
                "Anchor-free network; finds faces from some 10 pixels on, with five points each.",
                licence,
                NETWORK,
                Map.of("score", score),
                Optional.of(training),
                Optional.of(GOLDEN),
                List.of());
        Map<String, byte[]> files = new TreeMap<>();
        files.put(NETWORK, content);
        files.put(
                Card.FILE,
                DetectorCard.write(manifest, content.length, reason, measured, groups)
                        .getBytes(StandardCharsets.UTF_8));
        try (FaceDetector detector = Detectors.create("cnn:score=" + score + ",model=" + network)) {
            files.putAll(GoldenDetections.files(GOLDEN, GoldenScene.png(), detector));
        }
        ModelWriter.write(folder, manifest, files);
    }

    /**
     * The lowest threshold, in hundredths, at which there are no more than {@link #FALSE_HITS} a picture.
     *
     * @param scenes the detector at a low threshold on pictures without a face
     */
    static double threshold(DetectionRun scenes) {
        long allowed = Math.round(FALSE_HITS * scenes.pictures().size());
        double highestRefused = scenes.pictures().stream()
                .flatMap(picture -> picture.found().stream())
                .map(Face::confidence)
                .sorted(Comparator.reverseOrder())
                .skip(allowed)
                .findFirst()
                .orElse(0f);
        return Math.max(LOWEST, (Math.floor(100 * highestRefused) + 1) / 100);
    }
}
