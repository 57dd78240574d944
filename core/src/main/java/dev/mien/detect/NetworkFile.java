package dev.mien.detect;

import dev.mien.model.ModelException;
import dev.mien.model.ModelFile;
import dev.mien.model.ModelFolder;
import dev.mien.model.Models;
import dev.mien.model.NetworkManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A detector's network, wherever it lay.
 *
 * @param content of the ONNX file
 * @param source names it in messages
 * @param reference names exactly this network in results
 * @param options of the detector that belong to these weights
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record NetworkFile(byte[] content, String source, String reference, Map<String, Double> options) {
    private static final String SUFFIX = ".onnx";

    /**
     * @param detector the detector's name, for messages
     * @param model path of an ONNX file
     * @throws IllegalArgumentException if it cannot be read; the message is meant for the user
     */
    static NetworkFile ofFile(String detector, String model) {
        if (model.isBlank()) {
            throw new IllegalArgumentException(detector + " needs its network: " + detector + ":model=FILE.onnx");
        }
        try {
            Path path = Path.of(model);
            byte[] content = Files.readAllBytes(path);
            String reference = path.getFileName() + " sha256:"
                    + ModelFile.of("network" + SUFFIX, content).sha256();
            return new NetworkFile(content, model, reference, Map.of());
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    detector + ": cannot read the network '" + model + "'; name an ONNX file", e);
        }
    }

    /** As {@link #ofFile}, or else the id of a model or the path of a model folder. */
    static NetworkFile ofModel(String detector, String model) {
        if (model.endsWith(SUFFIX)) {
            return ofFile(detector, model);
        }
        try {
            return of(Models.open(model));
        } catch (ModelException e) {
            throw new IllegalArgumentException(detector + ": " + e.getMessage(), e);
        }
    }

    /** @throws ModelException if it is no detector, or its file is damaged */
    static NetworkFile of(ModelFolder model) throws ModelException {
        NetworkManifest manifest = model.network(NetworkManifest.DETECTOR);
        String source = "model " + manifest.id() + ": " + manifest.network();
        return new NetworkFile(model.file(manifest.network()), source, model.reference(), manifest.options());
    }
}
