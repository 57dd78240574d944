package dev.mien.model;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The network of a stage that finds faces or landmarks, wherever it lay.
 *
 * @param content of the ONNX file
 * @param source names it in messages
 * @param reference names exactly this network in results
 * @param options of the stage that belong to these weights
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record NetworkFile(byte[] content, String source, String reference, Map<String, Double> options) {
    private static final String SUFFIX = ".onnx";

    /**
     * Takes a network out of a file of the user's.
     *
     * @param stage the name that the stage is chosen by, for messages
     * @param model path of an ONNX file
     * @return the network, with no options of its own
     * @throws IllegalArgumentException if it cannot be read; the message is meant for the user
     */
    public static NetworkFile ofFile(String stage, String model) {
        if (model.isBlank()) {
            throw new IllegalArgumentException(stage + " needs its network: " + stage + ":model=FILE.onnx");
        }
        try {
            Path path = Path.of(model);
            byte[] content = ModelFolder.read(path);
            String reference = path.getFileName() + " sha256:"
                    + ModelFile.of("network" + SUFFIX, content).sha256();
            return new NetworkFile(content, model, reference, Map.of());
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    stage + ": cannot read the network '" + model + "': " + reason(e) + "; name an ONNX file", e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }

    /**
     * Takes a network out of a file of the user's, as {@link #ofFile}, or else out of a model.
     *
     * @param stage the name that the stage is chosen by, for messages
     * @param kind any kind but those for expressions
     * @param model path of an ONNX file, id of a model or path of a model folder
     * @return the network, with the options that belong to a model's weights
     * @throws IllegalArgumentException if it cannot be read; the message is meant for the user
     */
    public static NetworkFile ofModel(String stage, ModelKind kind, String model) {
        if (model.endsWith(SUFFIX)) {
            return ofFile(stage, model);
        }
        try {
            return of(Models.open(model), kind);
        } catch (ModelException e) {
            throw new IllegalArgumentException(stage + ": " + e.getMessage(), e);
        }
    }

    /**
     * {@return the network of a model, with the options that belong to its weights}
     *
     * @param model the model
     * @param kind any kind but those for expressions
     * @throws ModelException if it is a model of another kind, or its file is damaged
     */
    public static NetworkFile of(Model model, ModelKind kind) throws ModelException {
        NetworkManifest manifest = model.network(kind);
        String source = "model " + manifest.id() + ": " + manifest.network();
        return new NetworkFile(model.file(manifest.network()), source, model.reference(), manifest.options());
    }
}
