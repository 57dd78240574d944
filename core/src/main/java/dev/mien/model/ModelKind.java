package dev.mien.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which code runs a model: the {@code kind} of its {@code model.json}. */
public enum ModelKind {
    /** A support vector machine on features. */
    SVM("svm", "expression"),
    /** A network that ends in classes, or in a layer that a dense head follows. */
    NETWORK("network", "expression"),
    /** A network that finds faces. */
    DETECTOR("face-detector", "detection"),
    /** A network that finds a face's landmarks. */
    LANDMARKS("face-landmarks", "landmarks"),
    /** A network that looks closely at eyes and mouth. */
    PARTS("face-parts", "parts"),
    /** A network that looks again at what a detector takes for a face. */
    CHECK("face-check", "check");

    private final String label;
    private final String stage;

    ModelKind(String label, String stage) {
        this.label = label;
        this.stage = stage;
    }

    /** @throws IllegalArgumentException if there is no such kind; the message lists them */
    @JsonCreator
    static ModelKind of(String label) {
        return find(label)
                .orElseThrow(() -> new IllegalArgumentException(
                        "kind must be one of " + List.of(values()) + ", got '" + label + "'"));
    }

    static Optional<ModelKind> find(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    /**
     * {@return the name that {@code model.json} writes; the built-in networks but those for expressions have it for
     * an id too}
     */
    @JsonValue
    public String label() {
        return label;
    }

    /** {@return what such a model is for: "expression", "detection", "landmarks", "parts" or "check"} */
    public String stage() {
        return stage;
    }

    /** Whether the model gives expressions. */
    boolean isExpression() {
        return stage.equals(ExpressionManifest.STAGE);
    }

    @Override
    public String toString() {
        return label;
    }
}
