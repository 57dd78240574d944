package dev.mien.align;

import dev.mien.face.StageSpec;
import java.util.List;

/** The face aligners by name. */
public final class Aligners {
    private Aligners() {}

    /** The names that {@link #create} knows. */
    public static List<String> names() {
        return List.of("eyes", "box");
    }

    /**
     * An aligner from {@code name} or {@code name:key=value}, such as {@code eyes:size=64}. The keys are the components
     * of {@link EyeLineAligner.Options} and {@link BoxAligner.Options}.
     *
     * @throws IllegalArgumentException if the name or an option is unknown, or an option's value is out of range
     */
    public static FaceAligner create(String spec) {
        StageSpec asked = StageSpec.parse(spec);
        return switch (asked.name()) {
            case "eyes" -> new EyeLineAligner(asked.over(EyeLineAligner.Options.defaults()));
            case "box" -> new BoxAligner(asked.over(BoxAligner.Options.defaults()));
            default ->
                throw new IllegalArgumentException(
                        "unknown aligner '" + asked.name() + "'; known: " + String.join(", ", names()));
        };
    }
}
