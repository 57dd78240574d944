package dev.mien.train.samples;

import dev.mien.image.Affine;
import dev.mien.image.Image;
import java.util.Random;

/** Smooth random pictures to register on one another. */
final class Textures {
    static final int SIDE = 64;

    private Textures() {}

    /** Gaussian spots on grey. */
    static Image smooth(long seed) {
        Random random = new Random(seed);
        double[] levels = new double[SIDE * SIDE];
        for (int spot = 0; spot < 40; spot++) {
            double x = random.nextDouble() * SIDE;
            double y = random.nextDouble() * SIDE;
            double radius = 2 + 4 * random.nextDouble();
            double height = 160 * (random.nextDouble() - 0.5);
            for (int i = 0; i < levels.length; i++) {
                int column = i % SIDE;
                int row = i / SIDE;
                double dx = column + 0.5 - x;
                double dy = row + 0.5 - y;
                levels[i] += height * Math.exp(-(dx * dx + dy * dy) / (2 * radius * radius));
            }
        }
        byte[] samples = new byte[levels.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = level(128 + levels[i]);
        }
        return Image.gray(SIDE, SIDE, samples);
    }

    /** The same with its left half mirrored to the right. */
    static Image symmetric(long seed) {
        Image picture = smooth(seed);
        byte[] samples = new byte[SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            int x = i % SIDE;
            samples[i] = (byte) picture.sample(Math.min(x, SIDE - 1 - x), i / SIDE, 0);
        }
        return Image.gray(SIDE, SIDE, samples);
    }

    /** A noisy copy, a little shifted, scaled and turned about the middle. */
    static Image disturbed(Image picture, Random random) {
        double turn = 0.1 * (random.nextDouble() - 0.5);
        double scale = 1 + 0.1 * (random.nextDouble() - 0.5);
        double middle = SIDE / 2.0;
        Affine change = Affine.translate(-middle, -middle)
                .then(new Affine(
                        scale * Math.cos(turn),
                        -scale * Math.sin(turn),
                        0,
                        scale * Math.sin(turn),
                        scale * Math.cos(turn),
                        0))
                .then(Affine.translate(
                        middle + 8 * (random.nextDouble() - 0.5), middle + 8 * (random.nextDouble() - 0.5)));
        Image moved = picture.warp(change, SIDE, SIDE);
        byte[] samples = new byte[SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = level(moved.sample(i % SIDE, i / SIDE, 0) + 10 * random.nextGaussian());
        }
        return Image.gray(SIDE, SIDE, samples);
    }

    private static byte level(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
}
