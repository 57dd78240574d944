package dev.mien.classify;

import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;

/** Checks of matrix shapes. */
final class Shapes {
    private Shapes() {}

    static int columns(float[][] matrix) {
        return matrix.length == 0 ? 0 : matrix[0].length;
    }

    static void require(String what, float[][] matrix, int rows, int columns) {
        if (matrix.length != rows) {
            throw new IllegalArgumentException(what + " needs " + rows + " rows, has " + matrix.length);
        }
        for (float[] row : matrix) {
            if (row.length != columns) {
                throw new IllegalArgumentException(what + " needs " + columns + " columns, has " + row.length);
            }
        }
    }

    static Tensor vector(String name, float[] values) {
        return new Tensor(name, Precision.FLOAT32, new int[] {values.length}, values.clone());
    }
}
