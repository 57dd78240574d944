package dev.mien.detect;

import dev.mien.model.ModelException;
import dev.mien.model.ModelFolder;
import dev.mien.stage.StageSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The face detectors by name. */
public final class Detectors {
    private Detectors() {}

    /** The names that {@link #create} knows. */
    public static List<String> names() {
        return Stream.concat(builtIn().stream(), Stream.of(YuNetDetector.NAME, UltraFaceDetector.NAME))
                .toList();
    }

    /** The names of those that need no file from the user. */
    public static List<String> builtIn() {
        return Stream.concat(
                        Stream.of(CnnDetector.NAME),
                        Arrays.stream(FaceCascade.values()).map(FaceCascade::label))
                .toList();
    }

    /**
     * A detector from {@code name} or {@code name:key=value,key=value}, such as {@code haar-alt2:neighbours=4} or {@code
     * yunet:model=yunet.onnx,score=0.5}. The keys are the components of {@link CascadeDetector.Options} and {@link
     * LetterboxDetector.Options}.
     *
     * @throws IllegalArgumentException if the name or an option is unknown, an option's value is out of range, or the
     *     network's file is not as expected
     */
    public static FaceDetector create(String spec) {
        StageSpec asked = StageSpec.parse(spec);
        for (FaceCascade cascade : FaceCascade.values()) {
            if (cascade.label().equals(asked.name())) {
                return new CascadeDetector(cascade, asked.over(cascade.defaults()));
            }
        }
        return switch (asked.name()) {
            case CnnDetector.NAME -> CnnDetector.create(asked);
            case YuNetDetector.NAME -> new YuNetDetector(asked.over(YuNetDetector.DEFAULTS));
            case UltraFaceDetector.NAME -> new UltraFaceDetector(asked.over(UltraFaceDetector.DEFAULTS));
            default ->
                throw new IllegalArgumentException(
                        "unknown detector '" + asked.name() + "'; known: " + String.join(", ", names()));
        };
    }

    /**
     * The detector of a model folder, with the options that belong to its weights.
     *
     * @throws ModelException if the model is for another stage, or damaged
     * @throws IllegalArgumentException if its network or its options are not as expected
     */
    public static FaceDetector of(ModelFolder model) throws ModelException {
        return CnnDetector.of(model);
    }
}
