package dev.mien.train.math;

import java.util.Arrays;

/** A dense row-major matrix of floats; mutable, not for sharing between threads while it is written. */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final float[] data;

    /**
     * A matrix of zeros.
     *
     * @param rows 0 or more
     * @param columns 0 or more
     */
    public Matrix(int rows, int columns) {
        this(rows, columns, new float[Math.multiplyExact(rows, columns)]);
    }

    /**
     * A matrix of given values.
     *
     * @param rows 0 or more
     * @param columns 0 or more
     * @param data row by row; used as it is, not copied
     * @throws IllegalArgumentException if there are not {@code rows * columns} values
     */
    public Matrix(int rows, int columns, float[] data) {
        if (rows < 0 || columns < 0 || (long) rows * columns != data.length) {
            throw new IllegalArgumentException(
                    "a matrix of " + rows + " x " + columns + " does not hold " + data.length + " values");
        }
        this.rows = rows;
        this.columns = columns;
        this.data = data;
    }

    /**
     * {@return a matrix from rows of equal length}
     *
     * @param rows copied
     * @throws IllegalArgumentException if they are not of equal length
     */
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

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the number of columns} */
    public int columns() {
        return columns;
    }

    /** {@return the values, row by row; not a copy} */
    public float[] data() {
        return data;
    }

    /**
     * {@return one value}
     *
     * @param row from 0
     * @param column from 0
     */
    public float get(int row, int column) {
        return data[row * columns + column];
    }

    /**
     * Sets one value.
     *
     * @param row from 0
     * @param column from 0
     * @param value any
     */
    public void set(int row, int column, float value) {
        data[row * columns + column] = value;
    }

    /**
     * {@return a copy of the chosen rows, in the order of the indices}
     *
     * @param indices from 0
     */
    public Matrix rows(int... indices) {
        Matrix chosen = new Matrix(indices.length, columns);
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(data, indices[i] * columns, chosen.data, i * columns, columns);
        }
        return chosen;
    }

    /**
     * {@return a copy of the columns from {@code from} to before {@code to}}
     *
     * @param from first column
     * @param to the column after the last
     */
    public Matrix columns(int from, int to) {
        Matrix chosen = new Matrix(rows, to - from);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(data, i * columns + from, chosen.data, i * chosen.columns, chosen.columns);
        }
        return chosen;
    }

    /** {@return the transpose, a copy} */
    public Matrix transpose() {
        Matrix turned = new Matrix(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned.data[j * rows + i] = data[i * columns + j];
            }
        }
        return turned;
    }

    /** {@return a copy as an array of rows} */
    public float[][] toRows() {
        float[][] copy = new float[rows][];
        for (int i = 0; i < rows; i++) {
            copy[i] = Arrays.copyOfRange(data, i * columns, (i + 1) * columns);
        }
        return copy;
    }
}
