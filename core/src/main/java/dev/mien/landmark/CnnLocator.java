package dev.mien.landmark;

import dev.mien.base.Require;
import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.FivePoints;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import dev.mien.infer.OnnxNetwork;
import dev.mien.infer.SquareNetwork;
import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.NetworkFile;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.stage.StageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Landmarks by a network of this project: input {@code pictures}, grey 0 to 255, [n, 1, side, side], a {@link FaceCrop};
 * outputs {@code landmarks}, [n, 136], x and y of each point as shares of the side, and perhaps {@code confidence}, [n, 1], the
 * logit of {@link Face#fit()}. The first pass looks where the
 * detector's points say, or its box if it gave none; each further pass looks where the points found before it say, and is
 * left out where that is where the last one looked.
 */
final class CnnLocator implements LandmarkLocator {
    static final String NAME = "cnn";

    /** What holds where neither the user nor the model says otherwise. */
    static final Options DEFAULTS = new Options(ModelKind.LANDMARKS.label(), 2, 0.15);

    private static final String OUTPUT = "landmarks";
    private static final String CONFIDENCE = "confidence";
    private static final int NUMBERS = 2 * FacePart.POINTS;

    private final Options options;
    private final String reference;
    private final OnnxNetwork network;
    private final int side;
    private final List<String> outputs;

    /**
     * @param model id of a model, path of a model folder or of an ONNX file
     * @param passes times that the network is asked at most, 1 to 4; more than one makes up for boxes that are off and for
     *     turned heads
     * @param again how far a corner of the crop has to move, in shares of the crop's side, for another pass to be worth it, 0
     *     to 1; 0 always makes all passes
     */
    public record Options(String model, int passes, double again) {
        public Options {
            Require.within("passes", passes, 1, 4);
            Require.within("again", again, 0, 1);
        }
    }

    /** The locator with options given over those of its model. */
    static CnnLocator create(StageSpec asked) {
        String model = asked.options().getOrDefault("model", DEFAULTS.model());
        NetworkFile file = NetworkFile.ofModel(NAME, ModelKind.LANDMARKS, model);
        Options own = StageSpec.ofNumbers(NAME, file.options()).over(DEFAULTS);
        return new CnnLocator(asked.over(own), file);
    }

    static CnnLocator of(Model model) throws ModelException {
        NetworkFile file = NetworkFile.of(model, ModelKind.LANDMARKS);
        return new CnnLocator(StageSpec.ofNumbers(NAME, file.options()).over(DEFAULTS), file);
    }

    private CnnLocator(Options options, NetworkFile file) {
        this.options = options;
        this.reference = file.reference();
        SquareNetwork square = SquareNetwork.open(file, 1, "a landmark network", List.of(OUTPUT));
        this.network = square.network();
        this.side = square.side();
        this.outputs = network.outputs().containsKey(CONFIDENCE) ? List.of(OUTPUT, CONFIDENCE) : List.of(OUTPUT);
    }

    @Override
    public List<Point> locate(Frame frame, Face face) {
        return look(frame, face).landmarks();
    }

    @Override
    public Face look(Frame frame, Face face) {
        Affine toCrop = FivePoints.of(face.landmarks())
                .map(five -> FaceCrop.ofPoints(five, side))
                .orElseGet(() -> FaceCrop.ofBox(face.box(), side));
        Face found = within(frame, toCrop, face);
        for (int pass = 1; pass < options.passes(); pass++) {
            Affine next = FaceCrop.ofPoints(FivePoints.of(found.landmarks()).orElseThrow(), side);
            if (moved(toCrop, next) < options.again()) {
                break;
            }
            toCrop = next;
            found = within(frame, toCrop, face);
        }
        return found;
    }

    @Override
    public boolean judges() {
        return outputs.contains(CONFIDENCE);
    }

    /** How far the corner of the crop that moves most does so, in shares of its side. */
    private double moved(Affine last, Affine next) {
        Affine lastToNext = last.inverse().then(next);
        return Stream.of(new Point(0, 0), new Point(side, 0), new Point(0, side), new Point(side, side))
                        .mapToDouble(corner -> lastToNext.apply(corner).distanceTo(corner))
                        .max()
                        .orElseThrow()
                / side;
    }

    private Face within(Frame frame, Affine toCrop, Face face) {
        float[] pixels = frame.image().warpToGray(toCrop, side, side).toFloats();
        List<OnnxNetwork.Output> answers =
                network.run(SquareNetwork.INPUT, pixels, List.of(1L, 1L, (long) side, (long) side), outputs);
        float[] answer = answers.get(0).values();
        Affine toFrame = toCrop.inverse();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i += 2) {
            points.add(toFrame.apply(new Point(answer[i] * side, answer[i + 1] * side)));
        }
        double fit = judges() ? 1 / (1 + Math.exp(-answers.get(1).values()[0])) : 1;
        return face.located(points, (float) fit);
    }

    @Override
    public StageInfo info() {
        return new StageInfo(StageKind.LOCATE, NAME, StageSpec.textOf(options), reference);
    }

    @Override
    public void close() {
        network.close();
    }
}
