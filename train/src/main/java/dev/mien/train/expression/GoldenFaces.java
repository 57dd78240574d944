package dev.mien.train.expression;

import dev.mien.check.GoldenVectors;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.image.Image;
import dev.mien.model.Manifest.Golden;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Pictures to pin a model's answers down with: smooth random patterns that show nobody, the same on every machine.
 */
public final class GoldenFaces {
    /** How many pictures there are. */
    public static final int COUNT = 8;

    /** What the files are called. */
    static final Golden NAMES = new Golden("golden-inputs.bin", "golden-outputs.bin");

    private static final int BLOBS = 12;
    private static final long SEED = 2016;

    private GoldenFaces() {}

    /**
     * {@return {@link #COUNT} grey pictures of {@code side * side} pixels}
     *
     * @param side in pixels
     */
    public static List<Image> of(int side) {
        Random random = new Random(SEED);
        List<Image> pictures = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            pictures.add(picture(side, random));
        }
        return pictures;
    }

    /**
     * The golden files of a model: the pictures, and the probabilities that it must give.
     *
     * @param classes the order of the probabilities
     * @param model says what a crop shows
     */
    static Map<String, byte[]> files(
            int side, List<Expression> classes, Function<AlignedFace, ExpressionScores> model) {
        List<Image> pictures = of(side);
        float[][] inputs = pictures.stream().map(Image::toFloats).toArray(float[][]::new);
        float[][] outputs = new float[pictures.size()][classes.size()];
        for (int i = 0; i < outputs.length; i++) {
            ExpressionScores scores = model.apply(GoldenVectors.face(pictures.get(i)));
            for (int c = 0; c < classes.size(); c++) {
                outputs[i][c] = scores.get(classes.get(c));
            }
        }
        return Map.of(
                NAMES.inputs(),
                TensorFile.write(List.of(Tensor.ofRows("pictures", Precision.FLOAT32, inputs))),
                NAMES.outputs(),
                TensorFile.write(List.of(Tensor.ofRows("probabilities", Precision.FLOAT32, outputs))));
    }

    /** Gaussian spots, light and dark, on grey. */
    private static Image picture(int side, Random random) {
        double[] levels = new double[side * side];
        for (int blob = 0; blob < BLOBS; blob++) {
            double x = random.nextDouble() * side;
            double y = random.nextDouble() * side;
            double radius = side * (0.04 + 0.16 * random.nextDouble());
            double height = 240 * (random.nextDouble() - 0.5);
            for (int i = 0; i < levels.length; i++) {
                int column = i % side;
                int row = i / side;
                double dx = (column + 0.5 - x) / radius;
                double dy = (row + 0.5 - y) / radius;
                // StrictMath: the same bits everywhere.
                levels[i] += height * StrictMath.exp(-(dx * dx + dy * dy) / 2);
            }
        }
        byte[] samples = new byte[levels.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.max(0, Math.min(255, StrictMath.round(128 + levels[i])));
        }
        return Image.gray(side, side, samples);
    }
}
