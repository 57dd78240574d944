package dev.mien.detect;

import dev.mien.base.Require;
import dev.mien.face.Face;
import dev.mien.image.Image;
import dev.mien.infer.OnnxNetwork;
import dev.mien.infer.SquareNetwork;
import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.NetworkFile;
import dev.mien.stage.StageSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks again at what a detector takes for a face, one by one, and says with it how likely there is one: a detector looks everywhere
 * and has little time for each place, this network looks at a few places only (a cascade of networks: Zhang et al. 2016, MTCNN; here
 * of two, and without moving boxes). Its squares are those of {@link CheckCrop}: input {@code pictures}, red, green and blue, 0 to
 * 255, [n, 3, side, side], output {@code face}, [n, 1], a logit. The answer is the logistic regression of both networks' logits
 * whose numbers the model's options are. Immutable and shareable between threads.
 */
public final class FaceCheck implements AutoCloseable {
    private static final String NAME = "face-check";
    private static final String OUTPUT = "face";
    /** So many squares are looked at together. */
    private static final int TOGETHER = 32;
    /** Of a confidence; more sureness is not told apart. */
    private static final double CERTAIN = 1e-4;

    private static final Joint PLAIN = new Joint(1, 1, 0, 0.5);

    private final OnnxNetwork network;
    private final int side;
    private final Joint joint;
    private final String reference;

    /**
     * How both networks' answers make one.
     *
     * @param detector what the logit of a detector's confidence counts
     * @param check what this network's logit counts
     * @param bias what is added
     * @param score the confidence from which on a face counts, unless the user says otherwise, above 0 and up to 1
     */
    public record Joint(double detector, double check, double bias, double score) {
        /**
         * Checks the score.
         *
         * @param detector what the logit of a detector's confidence counts
         * @param check what this network's logit counts
         * @param bias what is added
         * @param score the confidence from which on a face counts, unless the user says otherwise, above 0 and up to 1
         * @throws IllegalArgumentException if the score lies outside its range
         */
        public Joint {
            Require.that(score > 0 && score <= 1, "score must lie above 0 and up to 1", score);
        }

        /**
         * {@return how likely there is a face, 0 to 1}
         *
         * @param confidence of the detector, 0 to 1
         * @param logit of this network
         */
        public double probability(double confidence, double logit) {
            return 1 / (1 + Math.exp(-(detector * logit(confidence) + check * logit + bias)));
        }

        /**
         * {@return the logit of a confidence, limited where none is sure}
         *
         * @param share 0 to 1
         */
        public static double logit(double share) {
            double inside = Math.min(Math.max(share, CERTAIN), 1 - CERTAIN);
            return Math.log(inside / (1 - inside));
        }
    }

    private FaceCheck(NetworkFile file) {
        this.joint = StageSpec.ofNumbers(NAME, file.options()).over(PLAIN);
        SquareNetwork square = SquareNetwork.open(file, 3, "a network that checks faces", List.of(OUTPUT));
        this.network = square.network();
        this.side = square.side();
        this.reference = file.reference();
    }

    /**
     * {@return the check of a model}
     *
     * @param model id of a model, path of a model folder or of an ONNX file
     * @throws IllegalArgumentException if it cannot be read or is for something else; the message is meant for the user
     */
    public static FaceCheck create(String model) {
        return new FaceCheck(NetworkFile.ofModel(NAME, ModelKind.CHECK, model));
    }

    /**
     * {@return the check of a model}
     *
     * @param model a model that checks faces
     * @throws ModelException if the model is for another stage, or damaged
     * @throws IllegalArgumentException if its network is not as expected
     */
    public static FaceCheck of(Model model) throws ModelException {
        return new FaceCheck(NetworkFile.of(model, ModelKind.CHECK));
    }

    /** {@return how both networks' answers make one} */
    public Joint joint() {
        return joint;
    }

    /** {@return names exactly this network in results} */
    public String reference() {
        return reference;
    }

    /**
     * {@return the faces with the probability that both networks give them together, in their order}
     *
     * @param picture that the faces were found in
     * @param faces with the detector's confidence
     */
    public List<Face> judge(Image picture, List<Face> faces) {
        double[] logits =
                logits(faces.stream().map(face -> square(picture, face)).toList());
        List<Face> judged = new ArrayList<>();
        for (int i = 0; i < logits.length; i++) {
            Face face = faces.get(i);
            float probability = (float) joint.probability(face.confidence(), logits[i]);
            judged.add(new Face(face.box(), probability, face.landmarks(), face.fit()));
        }
        return judged;
    }

    /** {@return the side of the squares that are looked at, in pixels} */
    public int side() {
        return side;
    }

    /**
     * {@return the square that is looked at for a face}
     *
     * @param picture that the face was found in
     * @param face whose box is looked at
     */
    public Image square(Image picture, Face face) {
        return CheckCrop.cut(picture, face.box(), side);
    }

    /**
     * {@return what this network alone says of each square, a logit}
     *
     * @param squares cut by {@link #square}
     */
    public double[] logits(List<Image> squares) {
        double[] logits = new double[squares.size()];
        for (int from = 0; from < logits.length; from += TOGETHER) {
            int count = Math.min(TOGETHER, logits.length - from);
            float[] pixels = new float[count * 3 * side * side];
            for (int i = 0; i < count; i++) {
                planes(squares.get(from + i), pixels, i * 3 * side * side);
            }
            float[] answers = network.run(
                            SquareNetwork.INPUT,
                            pixels,
                            List.of((long) count, 3L, (long) side, (long) side),
                            List.of(OUTPUT))
                    .get(0)
                    .values();
            for (int i = 0; i < count; i++) {
                logits[from + i] = answers[i];
            }
        }
        return logits;
    }

    private static void planes(Image square, float[] into, int at) {
        float[] values = square.toRgb().toFloats();
        int area = values.length / 3;
        for (int i = 0; i < area; i++) {
            into[at + i] = values[3 * i];
            into[at + area + i] = values[3 * i + 1];
            into[at + 2 * area + i] = values[3 * i + 2];
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
