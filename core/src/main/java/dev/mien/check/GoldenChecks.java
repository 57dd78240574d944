package dev.mien.check;

import dev.mien.detect.FaceCheck;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.model.Manifest.Golden;
import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Replays the golden picture of a model that checks faces, of whose boxes it must say the golden logits.
 *
 * <p>The input is one picture file. The output is a {@link TensorFile} with {@code boxes} [n, 4], left, top, width and height in
 * pixels of the picture, and {@code logits} [n, 1].
 */
public final class GoldenChecks {
    /** How far a logit may be off: rounding differs between processors. */
    public static final double TOLERANCE = 1e-2;

    private static final String BOXES = "boxes";
    private static final String LOGITS = "logits";

    private GoldenChecks() {}

    /**
     * {@return the golden files of a check}
     *
     * @param names what they are called
     * @param picture content of a picture file
     * @param boxes places in it, faces and others
     * @param check whose answers are kept
     * @throws ImageReadException if the picture cannot be read
     */
    public static Map<String, byte[]> files(Golden names, byte[] picture, List<Box> boxes, FaceCheck check)
            throws ImageReadException {
        float[][] rows = boxes.stream()
                .map(box -> new float[] {(float) box.x(), (float) box.y(), (float) box.width(), (float) box.height()})
                .toArray(float[][]::new);
        double[] logits = logits(check, Images.read(picture, names.inputs()), rows);
        return Map.of(
                names.inputs(),
                picture,
                names.outputs(),
                TensorFile.write(List.of(
                        Tensor.ofRows(BOXES, Precision.FLOAT32, rows),
                        Tensor.ofRows(
                                LOGITS,
                                Precision.FLOAT32,
                                Arrays.stream(logits)
                                        .mapToObj(logit -> new float[] {(float) logit})
                                        .toArray(float[][]::new)))));
    }

    /**
     * Runs the check on its golden picture, or on an empty one where it has none, which shows at least that it runs.
     *
     * @param model a model that checks faces
     * @return what differs, in one sentence; empty if nothing does
     * @throws ModelException if the model is damaged, or its parts do not fit its manifest
     */
    public static Optional<String> fault(Model model) throws ModelException {
        try (FaceCheck check = FaceCheck.of(model)) {
            Optional<Golden> golden = model.manifest().golden();
            if (golden.isEmpty()) {
                logits(check, Image.gray(1, 1, new byte[1]), new float[][] {{0, 0, 1, 1}});
                return Optional.empty();
            }
            String inputs = golden.get().inputs();
            String outputs = golden.get().outputs();
            TensorFile answers = TensorFile.read(model.file(outputs), outputs);
            float[][] expected = answers.get(LOGITS, 2).toRows();
            double[] got = logits(
                    check,
                    Images.read(model.file(inputs), inputs),
                    answers.get(BOXES, 2).toRows());
            for (int i = 0; i < got.length; i++) {
                if (!(Math.abs(got[i] - expected[i][0]) <= TOLERANCE)) {
                    return Optional.of(String.format(
                            Locale.ROOT,
                            "the logit of box %d of the golden picture is %.3f, it must be %.3f",
                            i + 1,
                            got[i],
                            expected[i][0]));
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException | ImageReadException e) {
            throw new ModelException("model " + model.manifest().id() + ": " + e.getMessage(), e);
        }
    }

    private static double[] logits(FaceCheck check, Image picture, float[][] boxes) {
        return check.logits(Arrays.stream(boxes)
                .map(box -> new Face(new Box(box[0], box[1], box[2], box[3]), 1, List.of()))
                .map(face -> check.square(picture, face))
                .toList());
    }
}
