package dev.mien.feature;

import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.stage.StageTable;
import dev.mien.stage.StageTable.Row;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The table of feature extractors. */
public final class Extractors {
    private static final StageTable<FeatureExtractor> TABLE = new StageTable<FeatureExtractor>("feature extractor")
            .with("gabor", "Gabor filters", GaborExtractor.Options.defaults(), GaborExtractor::new)
            .with("geometry", "measures of the 68 points", GeometryExtractor.Options.defaults(), GeometryExtractor::new)
            .with("hog", "histograms of oriented gradients", HogExtractor.Options.defaults(), HogExtractor::new)
            .with("lbp", "local binary patterns", LbpExtractor.Options.defaults(), LbpExtractor::new)
            .with("network", "output of a network", NetworkExtractor.Options.defaults(), NetworkExtractor::of);

    private static final Pattern VERSION = Pattern.compile("(?<=^|\\+)([^:+]*):v\\d+:");
    private static final Pattern NETWORK_SPACE = Pattern.compile("network:[^:@]+@[^:@]+:[^:]+");

    private Extractors() {}

    /** {@return what {@link #create} makes, each with a few words for people who choose} */
    public static List<Row<FeatureExtractor>> rows() {
        return TABLE.rows();
    }

    /** {@return the names that {@link #create} knows, sorted} */
    public static List<String> names() {
        return TABLE.names();
    }

    /**
     * {@return an extractor from {@code name} or {@code name:key=value,key=value}; several, joined by {@code +}, are
     * concatenated} Options not given have their defaults. Example: {@code hog:cell=6,bins=12,signed=true+lbp:radius=2}.
     *
     * @param spec one or more extractors with the options that differ from the defaults
     * @throws IllegalArgumentException if a name or option is unknown (the known ones are listed) or a value is wrong
     */
    public static FeatureExtractor create(String spec) {
        List<FeatureExtractor> parts =
                Arrays.stream(spec.split("\\+", -1)).map(Extractors::createOne).toList();
        return parts.size() == 1 ? parts.get(0) : new ConcatenatedExtractor(parts);
    }

    /**
     * {@return the extractor whose {@link FeatureExtractor#space()} is given, as a model's manifest stores it}
     *
     * @param space the full name of a space, options included
     * @throws IllegalArgumentException if no extractor of this version of Mien has exactly this space
     */
    public static FeatureExtractor ofSpace(String space) {
        FeatureExtractor extractor = create(VERSION.matcher(space).replaceAll("$1:"));
        if (!extractor.space().equals(space)) {
            throw new IllegalArgumentException("this version of Mien cannot make the feature space \"" + space
                    + "\"; the nearest it has is \"" + extractor.space() + "\"");
        }
        return extractor;
    }

    /**
     * {@return the extractor that a model's vectors come from: its own network, or that of the space it was trained in}
     *
     * @param model any model for expressions
     * @param threads that one call of a network may use
     * @throws ModelException if the model's network is not as its manifest says
     * @throws IllegalArgumentException as {@link #ofSpace}
     */
    public static FeatureExtractor of(ExpressionModel model, int threads) throws ModelException {
        return model.manifest().network().isPresent()
                ? NetworkExtractor.of(model, threads)
                : ofSpace(model.manifest().space());
    }

    private static FeatureExtractor createOne(String text) {
        if (NETWORK_SPACE.matcher(text).matches()) {
            return NetworkExtractor.ofSpace(text);
        }
        return TABLE.create(text);
    }
}
