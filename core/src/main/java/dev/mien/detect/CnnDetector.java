package dev.mien.detect;

import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.NetworkFile;
import dev.mien.stage.StageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Face detection by a network of this project: colour 0 to 255 in, red first, or grey, input {@code pictures} [n, 3 or 1, height, width] with both
 * sides multiples of 32; out {@code stride8}, {@code stride16} and {@code stride32}, each [n, 15, height / stride, width /
 * stride]: the score before its sigmoid, the box's four numbers and the points' ten in the encoding of {@link Grid}. The
 * points are right eye, left eye, nose tip, right and left mouth corner.
 */
final class CnnDetector extends LetterboxDetector {
    static final String NAME = "cnn";

    /** What holds where neither the user nor the model says otherwise. */
    static final Options DEFAULTS =
            new Options(ModelKind.DETECTOR.label(), 1280, 2, 832, 3, 0, 4, 0.5, 0.4, ModelKind.CHECK.label());

    private static final String OUTPUT = "stride";

    /** The detector with options given over those of its model. */
    static CnnDetector create(StageSpec asked) {
        String model = asked.options().getOrDefault("model", DEFAULTS.model());
        NetworkFile file = NetworkFile.ofModel(NAME, ModelKind.DETECTOR, model);
        Options own = StageSpec.ofNumbers(NAME, file.options()).over(DEFAULTS);
        boolean ours = model.equals(DEFAULTS.model());
        Options options = asked.over(ours ? own : own.withCheck(UNCHECKED));
        Optional<FaceCheck> check = options.openCheck();
        boolean scored = asked.options().containsKey("score");
        double score =
                check.filter(any -> !scored).map(any -> any.joint().score()).orElse(options.score());
        return new CnnDetector(options.withScore(score), check, Math.min(own.score(), options.score()), file);
    }

    static CnnDetector of(Model model) throws ModelException {
        NetworkFile file = NetworkFile.of(model, ModelKind.DETECTOR);
        Options options = StageSpec.ofNumbers(NAME, file.options()).over(DEFAULTS.withCheck(UNCHECKED));
        return new CnnDetector(options, Optional.empty(), options.score(), file);
    }

    private CnnDetector(Options options, Optional<FaceCheck> check, double alone, NetworkFile file) {
        super(
                NAME,
                options,
                check,
                alone,
                file,
                "pictures",
                Set.of(1L, 3L),
                Grid.STRIDES.stream().map(stride -> OUTPUT + stride).toList());
    }

    @Override
    public List<Face> candidates(Frame frame) {
        return detect(frame, options().withScore(SecondLook.worthIt(options().score())));
    }

    @Override
    public List<Face> held(List<Face> located) {
        return SecondLook.held(located, options().score());
    }

    @Override
    Image seen(Image image) {
        return channels() == 1 ? image.toGray() : image;
    }

    @Override
    float[] pixels(Letterbox letterbox) {
        return channels() == 1 ? letterbox.gray() : letterbox.redGreenBlue();
    }

    @Override
    List<Face> decode(Map<String, float[]> outputs, int width, int height, double minScore) {
        List<Face> faces = new ArrayList<>();
        for (int stride : Grid.STRIDES) {
            Grid grid = Grid.of(stride, width, height);
            float[] values = outputs.getOrDefault(OUTPUT + stride, new float[0]);
            faces.addAll(grid.decode(
                    cell -> 1 / (1 + Math.exp(-values[cell])),
                    Grid.Values.planes(values, grid.cells(), 1),
                    Grid.Values.planes(values, grid.cells(), 5),
                    minScore));
        }
        return faces;
    }
}
