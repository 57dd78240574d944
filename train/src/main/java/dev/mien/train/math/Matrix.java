package dev.mien.train.math;

import java.util.Arrays;

/** A dense row-major matrix of floats; mutable, not for sharing between threads while it is written. */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final float[] data;

    /** A matrix of zeros. */
    public Matrix(int rows, int columns) {
        this(rows, columns, new float[Math.multiplyExact(rows, columns)]);
    }

    /** @param data row by row; used as it is, not copied */
    public Matrix(int rows, int columns, float[] data) {
        if (rows < 0 || columns < 0 || (long) rows * columns != data.length) {
            throw new IllegalArgumentException(
                    "a matrix of " + rows + " x " + columns + " does not hold " + data.length + " values");
        }
        this.rows = rows;
        this.columns = columns;
        this.data = data;
    }

    /** A matrix from rows of equal length. */
    public static Matrix ofRows(float[][] rows) {
        Matrix matrix = new Matrix(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != matrix.columns) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + rows[i].length + " values, the first has " + matrix.columns);
            }
            System.arraycopy(rows[i], 0, matrix.data, i * matrix.columns, matrix.columns);
        }
        return matrix;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The values, row by row; not a copy. */
    public float[] data() {
        return data;
    }

    public float get(int row, int column) {
        return data[row * columns + column];
    }

    public void set(int row, int column, float value) {
        data[row * columns + column] = value;
    }

    /** A copy of the chosen rows, in the order of the indices. */
    public Matrix rows(int... indices) {
        Matrix chosen = new Matrix(indices.length, columns);
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(data, indices[i] * columns, chosen.data, i * columns, columns);
        }
        return chosen;
    }

    /** A copy of the columns from {@code from} to before {@code to}. */
    public Matrix columns(int from, int to) {
        Matrix chosen = new Matrix(rows, to - from);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(data, i * columns + from, chosen.data, i * chosen.columns, chosen.columns);
        }
        return chosen;
    }

    public Matrix transpose() {
        Matrix turned = new Matrix(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned.data[j * rows + i] = data[i * columns + j];
            }
        }
        return turned;
    }

    /** A copy as an array of rows. */
    public float[][] toRows() {
        float[][] copy = new float[rows][];
        for (int i = 0; i < rows; i++) {
            copy[i] = Arrays.copyOfRange(data, i * columns, (i + 1) * columns);
        }
        return copy;
    }
}
