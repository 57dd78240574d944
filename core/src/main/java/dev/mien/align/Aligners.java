package dev.mien.align;

import dev.mien.stage.StageTable;
import dev.mien.stage.StageTable.Row;
import java.util.List;

/** The face aligners by name. */
public final class Aligners {
    private static final StageTable<FaceAligner> TABLE = table(CropOptions.defaults());

    private Aligners() {}

    private static StageTable<FaceAligner> table(CropOptions crop) {
        return new StageTable<FaceAligner>("aligner")
                .with(
                        "landmarks",
                        "eyes, nose tip and mouth corners by least squares",
                        LandmarkAligner.Options.of(crop),
                        LandmarkAligner::new)
                .with("eyes", "the line of the eyes, which a cascade finds", crop, EyeLineAligner::new)
                .with("box", "the detector's box alone", crop, BoxAligner::new);
    }

    /** {@return what {@link #create} makes, each with a few words for people who choose} */
    public static List<Row<FaceAligner>> rows() {
        return TABLE.rows();
    }

    /** {@return the names that {@link #create} knows} */
    public static List<String> names() {
        return TABLE.names();
    }

    /**
     * {@return an aligner, as {@link #create(String, CropOptions)}, with the crop of this project's own models where the
     * specification does not say otherwise}
     *
     * @param spec {@code name} or {@code name:key=value}, such as {@code eyes:size=64}
     * @throws IllegalArgumentException if the name or an option is unknown, or an option's value is out of range
     */
    public static FaceAligner create(String spec) {
        return TABLE.create(spec);
    }

    /**
     * {@return an aligner from {@code name} or {@code name:key=value}, such as {@code eyes:size=64}} The keys are the
     * components of {@link CropOptions}; {@code landmarks} has {@code points}, {@code box} and {@code zoom} too.
     *
     * @param spec the aligner's name and the options that differ from the defaults
     * @param defaults the crop where the specification does not say otherwise
     * @throws IllegalArgumentException if the name or an option is unknown, or an option's value is out of range
     */
    public static FaceAligner create(String spec, CropOptions defaults) {
        return table(defaults).create(spec);
    }
}
