package dev.mien.landmark;

import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.stage.StageTable;
import dev.mien.stage.StageTable.Row;
import java.util.List;
import java.util.Optional;

/** The landmark locators by name. */
public final class Locators {
    private static final StageTable<Optional<LandmarkLocator>> TABLE = new StageTable<Optional<LandmarkLocator>>(
                    "landmark locator")
            .with("none", "the points that the detector found", Optional.empty())
            .withSpec(
                    CnnLocator.NAME,
                    "network of this project, 68 points",
                    CnnLocator.DEFAULTS,
                    spec -> Optional.of(CnnLocator.create(spec)));

    private Locators() {}

    /** {@return what {@link #create} makes, each with a few words for people who choose} */
    public static List<Row<Optional<LandmarkLocator>>> rows() {
        return TABLE.rows();
    }

    /** {@return the names that {@link #create} knows} */
    public static List<String> names() {
        return TABLE.names();
    }

    /**
     * {@return a locator from {@code name} or {@code name:key=value}; empty for {@code none}, which leaves a face the
     * points that its detector found}
     *
     * @param spec the locator's name and the options that differ from its defaults
     * @throws IllegalArgumentException if the name or an option is unknown, or an option's value is out of range
     */
    public static Optional<LandmarkLocator> create(String spec) {
        return TABLE.create(spec);
    }

    /**
     * {@return the locator of a model, with the options that belong to its weights}
     *
     * @param model a model that finds landmarks
     * @throws ModelException if the model is for another stage, or damaged
     * @throws IllegalArgumentException if its network or its options are not as expected
     */
    public static LandmarkLocator of(Model model) throws ModelException {
        return CnnLocator.of(model);
    }
}
