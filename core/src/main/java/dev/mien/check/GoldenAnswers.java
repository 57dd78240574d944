package dev.mien.check;

import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.model.NetworkManifest;
import java.util.Optional;

/** Replays the golden inputs of a model of any stage. */
public final class GoldenAnswers {
    private GoldenAnswers() {}

    /**
     * Runs the model on its golden inputs.
     *
     * @param model any model, built-in or from a folder
     * @return what differs, in one sentence; empty if nothing does
     * @throws ModelException if the model is damaged, or its parts do not fit its manifest
     */
    public static Optional<String> fault(Model model) throws ModelException {
        if (!(model.manifest() instanceof NetworkManifest network)) {
            return GoldenVectors.fault(model.expression());
        }
        return switch (network.kind()) {
            case DETECTOR -> GoldenDetections.fault(model);
            case PARTS -> GoldenParts.fault(model);
            case CHECK -> GoldenChecks.fault(model);
            default -> GoldenLandmarks.fault(model);
        };
    }
}
