package dev.mien.train.landmark;

import dev.mien.check.GoldenLandmarks;
import dev.mien.eval.landmark.LandmarkEvaluation;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.model.Manifest.Golden;
import dev.mien.model.Manifest.Training;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.model.NetworkManifest;
import dev.mien.train.model.Card;
import dev.mien.train.samples.GoldenPortrait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a model folder of a trained landmark network. */
final class LandmarkModel {
    private static final String NETWORK = "landmarks.onnx";
    private static final Golden GOLDEN = new Golden("golden-picture.png", "golden-landmarks.bin");

    private LandmarkModel() {}

    /**
     * Writes the folder.
     *
     * @param network the ONNX file
     * @param measured the locator on what was held out
     * @param trials table of {@link Trial}
     */
    static void write(
            Path folder,
            Path network,
            String licence,
            Training training,
            List<LandmarkEvaluation> measured,
            String trials)
            throws IOException {
        byte[] content = Files.readAllBytes(network);
        NetworkManifest manifest = new NetworkManifest(
                ModelKind.LANDMARKS.label(),
                "1",
                ModelKind.LANDMARKS,
                "Residual network; finds 68 points of a face (iBUG order) in a grey crop of 64 x 64 pixels.",
                licence,
                NETWORK,
                Map.of(),
                Optional.of(training),
                Optional.of(GOLDEN),
                List.of());
        Map<String, byte[]> files = new TreeMap<>();
        files.put(NETWORK, content);
        files.put(
                Card.FILE,
                LandmarkCard.write(manifest, content.length, measured, trials).getBytes(StandardCharsets.UTF_8));
        try (LandmarkLocator locator = Locators.create("cnn:model=" + network).orElseThrow()) {
            files.putAll(GoldenLandmarks.files(GOLDEN, GoldenPortrait.png(), List.of(GoldenPortrait.face()), locator));
        }
        ModelWriter.write(folder, manifest, files);
    }
}
