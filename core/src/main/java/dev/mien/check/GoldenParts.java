package dev.mien.check;

import dev.mien.face.EyeReading;
import dev.mien.face.FacePart;
import dev.mien.face.Frame;
import dev.mien.face.PartReadings;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.image.Point;
import dev.mien.landmark.PartReader;
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
import java.util.stream.IntStream;

/**
 * Replays a reader's golden picture, of whose golden faces it must say the golden readings.
 *
 * <p>The input is one picture file. The output is a {@link TensorFile} with {@code points} [n, 136], x and y of each of the 68,
 * and {@code readings} [n, 17]: of the right and of the left eye opening, confidence, x and y of iris, outer and inner
 * corner; then the mouth's opening.
 */
public final class GoldenParts {
    /** How far a reading may be off, places in tenths of pixels: rounding differs between processors. */
    public static final double TOLERANCE = 5e-3;

    private static final String POINTS = "points";
    private static final String READINGS = "readings";

    private GoldenParts() {}

    /**
     * {@return the golden files of a reader}
     *
     * @param names what they are called
     * @param picture content of a picture file
     * @param faces the 68 points of each face in it
     * @param reader whose answers are kept
     * @throws ImageReadException if the picture cannot be read
     */
    public static Map<String, byte[]> files(Golden names, byte[] picture, List<List<Point>> faces, PartReader reader)
            throws ImageReadException {
        Frame frame = Frame.of(Images.read(picture, names.inputs()));
        float[][] points = faces.stream().map(GoldenParts::numbers).toArray(float[][]::new);
        float[][] readings = faces.stream()
                .map(face -> readings(reader, frame, rounded(numbers(face))))
                .toArray(float[][]::new);
        return Map.of(
                names.inputs(),
                picture,
                names.outputs(),
                TensorFile.write(List.of(
                        Tensor.ofRows(POINTS, Precision.FLOAT32, points),
                        Tensor.ofRows(READINGS, Precision.FLOAT32, readings))));
    }

    /**
     * Runs the reader on its golden picture, or on an empty one where it has none, which shows at least that it runs.
     *
     * @param model a model that reads eyes and mouth
     * @return what differs, in one sentence; empty if nothing does
     * @throws ModelException if the model is damaged, or its parts do not fit its manifest
     */
    public static Optional<String> fault(Model model) throws ModelException {
        try (PartReader reader = PartReader.of(model)) {
            Optional<Golden> golden = model.manifest().golden();
            if (golden.isEmpty()) {
                List<Point> line = IntStream.range(0, FacePart.POINTS)
                        .mapToObj(i -> new Point(i, i % 7))
                        .toList();
                readings(reader, Frame.of(Image.gray(1, 1, new byte[1])), line);
                return Optional.empty();
            }
            String inputs = golden.get().inputs();
            String outputs = golden.get().outputs();
            Frame frame = Frame.of(Images.read(model.file(inputs), inputs));
            TensorFile answers = TensorFile.read(model.file(outputs), outputs);
            float[][] points = answers.get(POINTS, 2).toRows();
            float[][] expected = answers.get(READINGS, 2).toRows();
            for (int i = 0; i < points.length; i++) {
                float[] got = readings(reader, frame, rounded(points[i]));
                for (int k = 0; k < got.length; k++) {
                    boolean place = k % 8 > 1 && k < 16;
                    if (!(Math.abs(got[k] - expected[i][k]) <= TOLERANCE * (place ? 10 : 1))) {
                        return Optional.of(String.format(
                                Locale.ROOT,
                                "reading %d of face %d of the golden picture is %.4f, it must be %.4f",
                                k + 1,
                                i + 1,
                                got[k],
                                expected[i][k]));
                    }
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException | ImageReadException e) {
            throw new ModelException("model " + model.manifest().id() + ": " + e.getMessage(), e);
        }
    }

    private static float[] readings(PartReader reader, Frame frame, List<Point> points) {
        PartReadings said = reader.read(frame, points)
                .orElseThrow(() -> new IllegalArgumentException("nothing is read of a face with 68 points"));
        List<Double> numbers = new ArrayList<>();
        for (EyeReading eye : List.of(said.rightEye(), said.leftEye())) {
            numbers.add(eye.opening());
            numbers.add(eye.confidence());
            for (Point place : List.of(eye.iris(), eye.outer(), eye.inner())) {
                numbers.add(place.x());
                numbers.add(place.y());
            }
        }
        numbers.add(said.mouthOpening());
        float[] row = new float[numbers.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = numbers.get(i).floatValue();
        }
        return row;
    }

    private static float[] numbers(List<Point> points) {
        float[] row = new float[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            row[2 * i] = (float) points.get(i).x();
            row[2 * i + 1] = (float) points.get(i).y();
        }
        return row;
    }

    private static List<Point> rounded(float[] numbers) {
        return IntStream.range(0, numbers.length / 2)
                .mapToObj(i -> new Point(numbers[2 * i], numbers[2 * i + 1]))
                .toList();
    }
}
