package dev.mien.train.expression;

import dev.mien.face.Expression;
import dev.mien.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures that are easily told apart, one kind an expression, in a folder per class. */
final class Patterns {
    /** Waves across and down the picture, in the order of FER+; mirroring changes none of them into another. */
    private static final double[][] WAVES = {{4, 0}, {0, 4}, {3, 3}, {8, 0}, {0, 8}, {6, 6}, {2, 7}, {7, 2}};

    private static final int SIDE = 48;

    private Patterns() {}

    /** Writes {@code count} pictures of each expression to {@code folder/label/number.png}. */
    static Path write(Path folder, long seed, int count, List<Expression> expressions) throws IOException {
        Random random = new Random(seed);
        for (Expression expression : expressions) {
            Path of = Files.createDirectories(folder.resolve(expression.label()));
            for (int i = 0; i < count; i++) {
                ImageIO.write(
                        picture(expression, random).toBufferedImage(),
                        "png",
                        of.resolve(i + ".png").toFile());
            }
        }
        return folder;
    }

    /** A wave of the expression's own direction, with a random phase, contrast and noise. */
    static Image picture(Expression expression, Random random) {
        double[] wave = waves(expression);
        double phase = random.nextDouble() * 2 * Math.PI;
        double contrast = 40 + 40 * random.nextDouble();
        byte[] samples = new byte[SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            double turn = 2 * Math.PI * (wave[0] * x + wave[1] * y) / SIDE;
            double level = 128 + contrast * Math.sin(turn + phase) + 12 * random.nextGaussian();
            samples[i] = (byte) Math.max(0, Math.min(255, Math.round(level)));
        }
        return Image.gray(SIDE, SIDE, samples);
    }

    private static double[] waves(Expression expression) {
        return WAVES[Expression.FERPLUS.indexOf(expression)];
    }
}
