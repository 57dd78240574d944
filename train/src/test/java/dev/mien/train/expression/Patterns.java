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

    /** Waves across and down the picture; mirroring changes none of them into another. */
    private static double[] waves(Expression expression) {
        return switch (expression) {
            case NEUTRAL -> new double[] {4, 0};
            case HAPPINESS -> new double[] {0, 4};
            case SURPRISE -> new double[] {3, 3};
            case SADNESS -> new double[] {8, 0};
            case ANGER -> new double[] {0, 8};
            case DISGUST -> new double[] {6, 6};
            case FEAR -> new double[] {2, 7};
            case CONTEMPT -> new double[] {7, 2};
        };
    }
}
