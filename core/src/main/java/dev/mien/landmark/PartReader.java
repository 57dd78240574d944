package dev.mien.landmark;

import dev.mien.face.EyeReading;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FacePart;
import dev.mien.face.Frame;
import dev.mien.face.PartReadings;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import dev.mien.infer.OnnxNetwork;
import dev.mien.infer.SquareNetwork;
import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.NetworkFile;
import dev.mien.stage.Stage;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks closely at the eyes and the mouth of a face whose 68 points are known: how far they are open and where the irises are.
 * The network sees the three squares of {@link PartCrop} at once: input {@code pictures}, grey 0 to 255, [3, 1, side, side];
 * outputs {@code eye}, [3, 8] (opening; x and y of the iris' centre, the outer and the inner corner, as shares of the side; the
 * logit of {@link EyeReading#confidence}), and {@code mouth}, [3, 2] (opening; the logit of {@link
 * PartReadings#mouthCovered}, which older networks do not have). Each square's own output counts. Immutable and
 * shareable between threads.
 */
public final class PartReader implements Stage {
    private static final String NAME = "cnn";
    private static final String EYE = "eye";
    private static final String MOUTH = "mouth";
    private static final int EYE_NUMBERS = 8;
    private static final List<PartCrop> PARTS = List.of(PartCrop.RIGHT_EYE, PartCrop.LEFT_EYE, PartCrop.MOUTH);

    private final String reference;
    private final OnnxNetwork network;
    private final int side;

    private PartReader(NetworkFile file) {
        this.reference = file.reference();
        SquareNetwork square = SquareNetwork.open(file, 1, "a network for eyes and mouth", List.of(EYE, MOUTH));
        this.network = square.network();
        this.side = square.side();
    }

    /**
     * {@return the reader of a model}
     *
     * @param model id of a model, path of a model folder or of an ONNX file
     * @throws IllegalArgumentException if it cannot be read or is for something else; the message is meant for the user
     */
    public static PartReader create(String model) {
        return new PartReader(NetworkFile.ofModel(NAME, ModelKind.PARTS, model));
    }

    /** {@return the reader that comes with the library} */
    public static PartReader builtIn() {
        return create(ModelKind.PARTS.label());
    }

    /**
     * {@return the reader of a model}
     *
     * @param model a model that reads eyes and mouth
     * @throws ModelException if the model is for another stage, or damaged
     * @throws IllegalArgumentException if its network is not as expected
     */
    public static PartReader of(Model model) throws ModelException {
        return new PartReader(NetworkFile.of(model, ModelKind.PARTS));
    }

    /**
     * {@return what is read of a face; empty where its points are not 68, or all in one place}
     *
     * @param frame that the face is in
     * @param points of the face, in frame pixels
     */
    public Optional<PartReadings> read(Frame frame, List<Point> points) {
        if (points.size() != FacePart.POINTS) {
            return Optional.empty();
        }
        int area = side * side;
        float[] pixels = new float[PARTS.size() * area];
        Affine[] toFrame = new Affine[PARTS.size()];
        for (int i = 0; i < PARTS.size(); i++) {
            Optional<Affine> toCrop = PARTS.get(i).of(points, side);
            if (toCrop.isEmpty()) {
                return Optional.empty();
            }
            toFrame[i] = toCrop.get().inverse();
            float[] crop = frame.image().warpToGray(toCrop.get(), side, side).toFloats();
            System.arraycopy(crop, 0, pixels, i * area, area);
        }
        List<OnnxNetwork.Output> outputs = network.run(
                SquareNetwork.INPUT,
                pixels,
                List.of((long) PARTS.size(), 1L, (long) side, (long) side),
                List.of(EYE, MOUTH));
        float[] eyes = outputs.get(0).values();
        float[] mouths = outputs.get(1).values();
        int numbers = mouths.length / PARTS.size();
        int mouth = (PARTS.size() - 1) * numbers;
        return Optional.of(new PartReadings(
                eye(eyes, 0, toFrame[0]),
                eye(eyes, EYE_NUMBERS, toFrame[1]),
                within(mouths[mouth], FaceGeometry.MOST_MOUTH_OPENING),
                numbers > 1 ? sigmoid(mouths[mouth + 1]) : 0));
    }

    private EyeReading eye(float[] numbers, int from, Affine toFrame) {
        return new EyeReading(
                within(numbers[from], FaceGeometry.MOST_EYE_ASPECT_RATIO),
                place(numbers, from + 1, toFrame),
                place(numbers, from + 3, toFrame),
                place(numbers, from + 5, toFrame),
                sigmoid(numbers[from + 7]));
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private Point place(float[] numbers, int from, Affine toFrame) {
        return toFrame.apply(new Point(numbers[from] * side, numbers[from + 1] * side));
    }

    private static double within(double value, double most) {
        return Math.max(0, Math.min(most, value));
    }

    @Override
    public StageInfo info() {
        return new StageInfo(StageKind.PARTS, NAME, Map.of(), reference);
    }

    @Override
    public void close() {
        network.close();
    }
}
