package dev.mien.train;

import dev.mien.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Pictures to pin a model's answers down with: smooth random patterns that show nobody, the same on every machine.
 */
public final class GoldenFaces {
    public static final int COUNT = 8;
    private static final int BLOBS = 12;
    private static final long SEED = 2016;

    private GoldenFaces() {}

    /** {@link #COUNT} grey pictures of {@code side * side} pixels. */
    public static List<Image> of(int side) {
        Random random = new Random(SEED);
        List<Image> pictures = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            pictures.add(picture(side, random));
        }
        return pictures;
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
