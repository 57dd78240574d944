package dev.mien.align;

import dev.mien.stage.StageSpec;
import java.util.List;

/** The face aligners by name. */
public final class Aligners {
    private Aligners() {}

    /** The names that {@link #create} knows. */
    public static List<String> names() {
        return List.of("landmarks", "eyes", "box");
    }

    /** As {@link #create(String, CropOptions)} with the crop of this project's own models. */
    public static FaceAligner create(String spec) {
        return create(spec, CropOptions.defaults());
    }

    /**
     * An aligner from {@code name} or {@code name:key=value}, such as {@code eyes:size=64}. The keys are the components
     * of {@link CropOptions}; {@code landmarks} has those of {@link LandmarkAligner.Options}.
     *
     * @param defaults the crop where the specification does not say otherwise
     * @throws IllegalArgumentException if the name or an option is unknown, or an option's value is out of range
     */
    public static FaceAligner create(String spec, CropOptions defaults) {
        StageSpec asked = StageSpec.parse(spec);
        return switch (asked.name()) {
            case "landmarks" -> new LandmarkAligner(asked.over(LandmarkAligner.Options.of(defaults)));
            case "eyes" -> new EyeLineAligner(asked.over(defaults));
            case "box" -> new BoxAligner(asked.over(defaults));
            default ->
                throw new IllegalArgumentException(
                        "unknown aligner '" + asked.name() + "'; known: " + String.join(", ", names()));
        };
    }
}
