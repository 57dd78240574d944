package dev.mien.check;

import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.image.Point;
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
 * Replays a detector's golden picture, in which it must find the golden faces and no other.
 *
 * <p>The input is one picture file. The output is a {@link TensorFile} with {@code faces} [n, 5 + 2 x points], most confident
 * first: confidence, the box's left, top, width and height, and the points, in pixels of the picture.
 */
public final class GoldenDetections {
    /** How far a confidence may be off: rounding differs between processors. */
    public static final double TOLERANCE = 1e-3;
    /** How far a side or a point may be off, in pixels of the picture. */
    public static final double PIXELS = 0.1;

    private static final String FACES = "faces";

    private GoldenDetections() {}

    /**
     * {@return the golden files of a detector}
     *
     * @param names what they are called
     * @param picture content of a picture file with at least one face
     * @param detector whose answers are kept
     * @throws ImageReadException if the picture cannot be read
     */
    public static Map<String, byte[]> files(Golden names, byte[] picture, FaceDetector detector)
            throws ImageReadException {
        float[][] rows = detector.detect(frame(picture, names.inputs())).stream()
                .map(GoldenDetections::row)
                .toArray(float[][]::new);
        return Map.of(
                names.inputs(),
                picture,
                names.outputs(),
                TensorFile.write(List.of(Tensor.ofRows(FACES, Precision.FLOAT32, rows))));
    }

    /**
     * Runs the detector on its golden picture, or on an empty one where it has none, which shows at least that it runs.
     *
     * @param model a model that finds faces
     * @return what differs, in one sentence; empty if nothing does
     * @throws ModelException if the model is damaged, or its parts do not fit its manifest
     */
    public static Optional<String> fault(Model model) throws ModelException {
        try (FaceDetector detector = Detectors.of(model)) {
            Optional<Golden> golden = model.manifest().golden();
            if (golden.isEmpty()) {
                detector.detect(Frame.of(Image.gray(1, 1, new byte[1])));
                return Optional.empty();
            }
            String inputs = golden.get().inputs();
            String outputs = golden.get().outputs();
            List<Face> found = detector.detect(frame(model.file(inputs), inputs));
            float[][] expected =
                    TensorFile.read(model.file(outputs), outputs).get(FACES, 2).toRows();
            return fault(expected, found);
        } catch (IllegalArgumentException | ImageReadException e) {
            throw new ModelException("model " + model.manifest().id() + ": " + e.getMessage(), e);
        }
    }

    private static Frame frame(byte[] picture, String name) throws ImageReadException {
        return Frame.of(Images.read(picture, name));
    }

    private static Optional<String> fault(float[][] expected, List<Face> found) {
        if (found.size() != expected.length) {
            return Optional.of(
                    "in the golden picture it finds " + found.size() + " faces, it must find " + expected.length);
        }
        for (int i = 0; i < expected.length; i++) {
            float[] got = row(found.get(i));
            for (int k = 0; k < Math.max(got.length, expected[i].length); k++) {
                boolean same = got.length == expected[i].length
                        && Math.abs(got[k] - expected[i][k]) <= (k == 0 ? TOLERANCE : PIXELS);
                if (!same) {
                    return Optional.of(String.format(
                            Locale.ROOT,
                            "face %d of the golden picture is %s, it must be %s",
                            i + 1,
                            text(got),
                            text(expected[i])));
                }
            }
        }
        return Optional.empty();
    }

    private static float[] row(Face face) {
        List<Double> numbers = new ArrayList<>();
        Box box = face.box();
        numbers.addAll(List.of((double) face.confidence(), box.x(), box.y(), box.width(), box.height()));
        for (Point point : face.landmarks()) {
            numbers.add(point.x());
            numbers.add(point.y());
        }
        float[] row = new float[numbers.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = numbers.get(i).floatValue();
        }
        return row;
    }

    private static String text(float[] row) {
        return String.format(
                Locale.ROOT,
                "%.3f at %.1f,%.1f %.1fx%.1f with %d points",
                row[0],
                row[1],
                row[2],
                row[3],
                row[4],
                (row.length - 5) / 2);
    }
}
