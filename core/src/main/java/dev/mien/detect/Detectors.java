package dev.mien.detect;

import dev.mien.face.StageSpec;
import java.util.Arrays;
import java.util.List;

/** The face detectors by name. */
public final class Detectors {
    private Detectors() {}

    /** The names that {@link #create} knows. */
    public static List<String> names() {
        return Arrays.stream(FaceCascade.values()).map(FaceCascade::label).toList();
    }

    /**
     * A detector from {@code name} or {@code name:key=value,key=value}, such as {@code haar-alt2:neighbours=4}. The keys
     * are the components of {@link CascadeDetector.Options}.
     *
     * @throws IllegalArgumentException if the name or an option is unknown, or an option's value is out of range
     */
    public static FaceDetector create(String spec) {
        StageSpec asked = StageSpec.parse(spec);
        for (FaceCascade cascade : FaceCascade.values()) {
            if (cascade.label().equals(asked.name())) {
                return new CascadeDetector(cascade, asked.over(cascade.defaults()));
            }
        }
        throw new IllegalArgumentException(
                "unknown detector '" + asked.name() + "'; known: " + String.join(", ", names()));
    }
}
