package dev.mien.check;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.image.Point;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.model.Manifest.Golden;
import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Replays a locator's golden picture, in which it must find the golden points in the golden boxes.
 *
 * <p>The input is one picture file. The output is a {@link TensorFile} with {@code boxes} [n, 4], left, top, width and height,
 * and {@code landmarks} [n, 136], x and y of each point, all in pixels of the picture.
 */
public final class GoldenLandmarks {
    /** How far a point may be off, in sides of its box: rounding differs between processors. */
    public static final double TOLERANCE = 2e-3;

    private static final String BOXES = "boxes";
    private static final String LANDMARKS = "landmarks";

    private GoldenLandmarks() {}

    /**
     * {@return the golden files of a locator}
     *
     * @param names what they are called
     * @param picture content of a picture file
     * @param boxes of the faces in it
     * @param locator whose answers are kept
     * @throws ImageReadException if the picture cannot be read
     */
    public static Map<String, byte[]> files(Golden names, byte[] picture, List<Box> boxes, LandmarkLocator locator)
            throws ImageReadException {
        Frame frame = Frame.of(Images.read(picture, names.inputs()));
        float[][] rows = boxes.stream()
                .map(box -> new float[] {(float) box.x(), (float) box.y(), (float) box.width(), (float) box.height()})
                .toArray(float[][]::new);
        float[][] points =
                boxes.stream().map(box -> points(locator, frame, box)).toArray(float[][]::new);
        return Map.of(
                names.inputs(),
                picture,
                names.outputs(),
                TensorFile.write(List.of(
                        Tensor.ofRows(BOXES, Precision.FLOAT32, rows),
                        Tensor.ofRows(LANDMARKS, Precision.FLOAT32, points))));
    }

    /**
     * Runs the locator on its golden picture, or on an empty one where it has none, which shows at least that it runs.
     *
     * @param model a model that finds landmarks
     * @return what differs, in one sentence; empty if nothing does
     * @throws ModelException if the model is damaged, or its parts do not fit its manifest
     */
    public static Optional<String> fault(Model model) throws ModelException {
        try (LandmarkLocator locator = Locators.of(model)) {
            Optional<Golden> golden = model.manifest().golden();
            if (golden.isEmpty()) {
                points(locator, Frame.of(Image.gray(1, 1, new byte[1])), new Box(0, 0, 1, 1));
                return Optional.empty();
            }
            String inputs = golden.get().inputs();
            String outputs = golden.get().outputs();
            Frame frame = Frame.of(Images.read(model.file(inputs), inputs));
            TensorFile answers = TensorFile.read(model.file(outputs), outputs);
            float[][] boxes = answers.get(BOXES, 2).toRows();
            float[][] expected = answers.get(LANDMARKS, 2).toRows();
            for (int i = 0; i < boxes.length; i++) {
                Box box = new Box(boxes[i][0], boxes[i][1], boxes[i][2], boxes[i][3]);
                Optional<String> fault = fault(i, expected[i], points(locator, frame, box), Math.sqrt(box.area()));
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException | ImageReadException e) {
            throw new ModelException("model " + model.manifest().id() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> fault(int face, float[] expected, float[] got, double side) {
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(got[i] - expected[i]) <= TOLERANCE * side)) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "point %d of face %d of the golden picture lies at %.2f, %.2f, it must lie at %.2f, %.2f",
                        i / 2 + 1,
                        face + 1,
                        got[i / 2 * 2],
                        got[i / 2 * 2 + 1],
                        expected[i / 2 * 2],
                        expected[i / 2 * 2 + 1]));
            }
        }
        return Optional.empty();
    }

    private static float[] points(LandmarkLocator locator, Frame frame, Box box) {
        List<Double> numbers = new ArrayList<>();
        for (Point point : locator.locate(frame, new Face(box, 1, List.of()))) {
            numbers.add(point.x());
            numbers.add(point.y());
        }
        float[] row = new float[numbers.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = numbers.get(i).floatValue();
        }
        return row;
    }
}
