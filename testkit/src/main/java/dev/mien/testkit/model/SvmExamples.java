package dev.mien.testkit.model;

import dev.mien.classify.LinearMap;
import dev.mien.classify.Projection;
import dev.mien.classify.RbfMap;
import dev.mien.face.Expression;
import java.util.List;
import java.util.Random;

/** Small machines with random weights. Feature {@code i} mirrors to {@code i ^ 1}; the last feature stays. */
public final class SvmExamples {
    /** Feature space of the examples' vectors. */
    public static final String SPACE = "test:v1";
    /** Length of those vectors. */
    public static final int INPUTS = 23;
    /** What the examples give scores for. */
    public static final List<Expression> CLASSES = Expression.FERPLUS;

    private static final int SYMMETRIC = 7;
    private static final int ANTISYMMETRIC = 5;
    private static final int LANDMARKS = 41;

    private SvmExamples() {}

    /** {@return how mirroring reorders a vector} */
    public static int[] mirror() {
        int[] mirror = new int[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            mirror[i] = i == INPUTS - 1 ? i : i ^ 1;
        }
        return mirror;
    }

    /**
     * {@return a projection to seven symmetric and five antisymmetric numbers}
     *
     * @param random what the weights are drawn from
     */
    public static Projection projection(Random random) {
        int pairs = INPUTS / 2;
        return new Projection(
                mirror(),
                matrix(random, pairs + 1, SYMMETRIC, 0.2),
                matrix(random, pairs, ANTISYMMETRIC, 0.2),
                matrix(random, 1, SYMMETRIC, 0.2)[0]);
    }

    /**
     * {@return a kernel map over what {@link #projection} gives}
     *
     * @param random what the weights are drawn from
     */
    public static RbfMap rbf(Random random) {
        return new RbfMap(
                0.3f,
                SYMMETRIC,
                matrix(random, SYMMETRIC + ANTISYMMETRIC, LANDMARKS, 0.7),
                matrix(random, LANDMARKS, CLASSES.size(), 1),
                matrix(random, 1, CLASSES.size(), 1)[0]);
    }

    /**
     * {@return a linear map to a score for each of {@link #CLASSES}}
     *
     * @param random what the weights are drawn from
     * @param inputs length of the vectors it takes
     */
    public static LinearMap linear(Random random, int inputs) {
        return new LinearMap(matrix(random, inputs, CLASSES.size(), 0.2), matrix(random, 1, CLASSES.size(), 1)[0]);
    }

    /**
     * {@return a matrix of normal numbers about 0}
     *
     * @param random what they are drawn from
     * @param rows first dimension
     * @param columns second dimension
     * @param spread standard deviation
     */
    public static float[][] matrix(Random random, int rows, int columns, double spread) {
        float[][] matrix = new float[rows][columns];
        for (float[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = (float) (random.nextGaussian() * spread);
            }
        }
        return matrix;
    }
}
