package dev.mien.train.svm;

import dev.mien.train.math.Matrix;
import java.util.Random;

/** Random data for tests. */
public final class Samples {
    private Samples() {}

    public static Matrix matrix(Random random, int rows, int columns, double spread) {
        Matrix matrix = new Matrix(rows, columns);
        for (int i = 0; i < matrix.data().length; i++) {
            matrix.data()[i] = (float) (random.nextGaussian() * spread);
        }
        return matrix;
    }

    /** Two heads of three and two classes with random shares; every fifth sample has no label for the first head. */
    static Targets targets(Random random, int samples) {
        Matrix shares = new Matrix(samples, 5);
        Matrix weights = new Matrix(samples, 2);
        for (int i = 0; i < samples; i++) {
            float first = random.nextFloat();
            float second = (1 - first) * random.nextFloat();
            float third = random.nextFloat();
            float[] row = {first, second, 1 - first - second, third, 1 - third};
            for (int c = 0; c < 5; c++) {
                shares.set(i, c, row[c]);
            }
            weights.set(i, 0, i % 5 == 0 ? 0 : 1 + random.nextFloat());
            weights.set(i, 1, 0.5f);
        }
        return new Targets(shares, weights, 3, 2);
    }
}
