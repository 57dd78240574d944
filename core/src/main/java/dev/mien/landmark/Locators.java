package dev.mien.landmark;

import dev.mien.model.ModelException;
import dev.mien.model.ModelFolder;
import dev.mien.stage.StageSpec;
import java.util.List;
import java.util.Optional;

/** The landmark locators by name. */
public final class Locators {
    private Locators() {}

    /** The names that {@link #create} knows. */
    public static List<String> names() {
        return List.of("none", CnnLocator.NAME);
    }

    /**
     * A locator from {@code name} or {@code name:key=value}; empty for {@code none}, which leaves a face the points that
     * its detector found.
     *
     * @throws IllegalArgumentException if the name or an option is unknown, or an option's value is out of range
     */
    public static Optional<LandmarkLocator> create(String spec) {
        StageSpec asked = StageSpec.parse(spec);
        return switch (asked.name()) {
            case "none" -> Optional.empty();
            case CnnLocator.NAME -> Optional.of(CnnLocator.create(asked));
            default ->
                throw new IllegalArgumentException(
                        "unknown landmark locator '" + asked.name() + "'; known: " + String.join(", ", names()));
        };
    }

    /**
     * The locator of a model folder, with the options that belong to its weights.
     *
     * @throws ModelException if the model is for another stage, or damaged
     * @throws IllegalArgumentException if its network or its options are not as expected
     */
    public static LandmarkLocator of(ModelFolder model) throws ModelException {
        return CnnLocator.of(model);
    }
}
