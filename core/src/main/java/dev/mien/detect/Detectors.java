package dev.mien.detect;

import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.stage.StageSpec;
import dev.mien.stage.StageTable;
import dev.mien.stage.StageTable.Row;
import java.util.List;
import java.util.OptionalDouble;

/** The face detectors by name. */
public final class Detectors {
    private static final StageTable<FaceDetector> TABLE = FaceCascade.in(new StageTable<FaceDetector>("detector")
                    .withSpec(CnnDetector.NAME, "network of this project", CnnDetector.DEFAULTS, CnnDetector::create))
            .with(
                    YuNetDetector.NAME,
                    "YuNet, which you bring: yunet:model=FILE.onnx",
                    YuNetDetector.DEFAULTS,
                    YuNetDetector::new)
            .with(
                    UltraFaceDetector.NAME,
                    "UltraFace, which you bring: ultraface:model=FILE.onnx",
                    UltraFaceDetector.DEFAULTS,
                    UltraFaceDetector::new);

    /** What the option of a least confidence is called, where a detector has one. */
    private static final String SCORE = "score";

    private Detectors() {}

    /** {@return what {@link #create} makes, each with a few words for people who choose} */
    public static List<Row<FaceDetector>> rows() {
        return TABLE.rows();
    }

    /** {@return the names that {@link #create} knows} */
    public static List<String> names() {
        return TABLE.names();
    }

    /** {@return the names of those that need no file from the user} */
    public static List<String> builtIn() {
        return rows().stream().filter(row -> !row.needsModel()).map(Row::name).toList();
    }

    /**
     * {@return a detector from {@code name} or {@code name:key=value,key=value}, such as {@code haar-alt2:neighbours=4}
     * or {@code yunet:model=yunet.onnx,score=0.5}} The keys are the components of the row's options record.
     *
     * @param spec the detector's name and the options that differ from its defaults
     * @throws IllegalArgumentException if the name or an option is unknown, an option's value is out of range, or the
     *     network's file is not as expected
     */
    public static FaceDetector create(String spec) {
        return TABLE.create(spec);
    }

    /**
     * {@return a detector as {@link #create(String)} makes it that reports only faces of a least size and confidence} Where it has
     * a least confidence of its own, its option {@code score}, the one given takes its place, so that lower ones may be asked for
     * too.
     *
     * @param spec the detector's name and the options that differ from its defaults
     * @param minSize least shorter side of a face's box in pixels of the frame, 0 or more
     * @param minConfidence least confidence, 0 to 1; empty leaves it to the detector
     * @throws IllegalArgumentException as {@link #create(String)}, or if a limit is out of range
     */
    public static FaceDetector create(String spec, double minSize, OptionalDouble minConfidence) {
        LimitedDetector.Limits limits = new LimitedDetector.Limits(minSize, minConfidence.orElse(0));
        StageSpec asked = StageSpec.parse(spec);
        boolean scored = rows().stream()
                .anyMatch(row -> row.name().equals(asked.name())
                        && StageSpec.textOf(row.defaults()).containsKey(SCORE));
        FaceDetector detector = TABLE.create(
                scored && minConfidence.isPresent()
                        ? asked.with(SCORE, String.valueOf(minConfidence.getAsDouble()))
                        : asked);
        boolean limited = minSize > 0 || minConfidence.isPresent();
        return limited ? new LimitedDetector(detector, limits) : detector;
    }

    /**
     * {@return the detector of a model, with the options that belong to its weights}
     *
     * @param model a model that finds faces
     * @throws ModelException if the model is for another stage, or damaged
     * @throws IllegalArgumentException if its network or its options are not as expected
     */
    public static FaceDetector of(Model model) throws ModelException {
        return CnnDetector.of(model);
    }
}
