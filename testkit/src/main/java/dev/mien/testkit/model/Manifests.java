package dev.mien.testkit.model;

import dev.mien.model.Calibration;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionManifest.Input;
import dev.mien.model.Manifest.Golden;
import dev.mien.model.Manifest.Training;
import dev.mien.model.ModelKind;
import dev.mien.model.NetworkManifest;
import dev.mien.model.VerdictRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A manifest for tests. */
public final class Manifests {
    private Manifests() {}

    /**
     * {@return a valid manifest that has no files yet; its golden files are {@code in.bin} and {@code out.bin}}
     *
     * @param id of the model
     * @param kind which code runs it
     * @param space feature space of its vectors
     * @param labels its classes
     */
    public static ExpressionManifest of(String id, ModelKind kind, String space, List<String> labels) {
        return new ExpressionManifest(
                id,
                "1",
                kind,
                "For tests.",
                "Apache-2.0",
                labels,
                new Input(48, 48, "grey", "ferplus"),
                Optional.of(space),
                Optional.empty(),
                new Calibration("temperature", 0.25, true, "validation part"),
                new VerdictRule(0.45, 0.9),
                Optional.empty(),
                Optional.of(new Training("made up", "mien train expression --method svm", 7, "2026-11-22")),
                Optional.of(new Golden("in.bin", "out.bin")),
                List.of());
    }

    /**
     * {@return a valid manifest of a network, {@code weights.bin}, that has no files yet}
     *
     * @param id of the model
     * @param kind detector or landmarks
     * @param options numbers that belong to the weights
     */
    public static NetworkManifest network(String id, ModelKind kind, Map<String, Double> options) {
        return new NetworkManifest(
                id,
                "1",
                kind,
                "For tests.",
                "Apache-2.0",
                "weights.bin",
                options,
                Optional.empty(),
                Optional.of(new Golden("in.bin", "out.bin")),
                List.of());
    }
}
