package dev.mien.model;

import dev.mien.base.Limits;
import java.util.Arrays;

/** A named, dense, row-major array of finite floats, and the precision it is to be stored in. Immutable. */
public final class Tensor {
    /** How the numbers lie in a {@link TensorFile}. */
    public enum Precision {
        /** Exact. */
        FLOAT32(0, 4),
        /** IEEE 754 half precision: 11 bits of precision; magnitudes up to 65504. */
        FLOAT16(1, 2);

        final byte code;
        final int bytes;

        Precision(int code, int bytes) {
            this.code = (byte) code;
            this.bytes = bytes;
        }
    }

    private final String name;
    private final Precision precision;
    private final int[] shape;
    private final float[] values;

    /**
     * @param name 1 to 100 characters of printable ASCII
     * @param precision how the values are written; in memory they are float32
     * @param shape one to four positive sizes whose product is the number of values
     * @param values owned by the tensor from now on: not copied, because weights are large
     */
    public Tensor(String name, Precision precision, int[] shape, float[] values) {
        if (!name.matches("[!-~]{1,100}")) {
            throw new IllegalArgumentException(
                    "tensor name needs 1 to 100 printable ASCII characters, got '" + name + "'");
        }
        if (shape.length < 1
                || shape.length > Limits.TENSOR_RANK
                || Arrays.stream(shape).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "tensor '" + name + "' needs one to four positive sizes, got " + Arrays.toString(shape));
        }
        long product = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        if (product != values.length) {
            throw new IllegalArgumentException("tensor '" + name + "' of shape " + Arrays.toString(shape) + " needs "
                    + product + " values, got " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("value " + i + " of tensor '" + name + "' is " + values[i]);
            }
        }
        this.name = name;
        this.precision = precision;
        this.shape = shape.clone();
        this.values = values;
    }

    /** {@return the name that the tensor is found by in its file} */
    public String name() {
        return name;
    }

    /** {@return how the values are written} */
    public Precision precision() {
        return precision;
    }

    /** {@return the size of each dimension, a copy} */
    public int[] shape() {
        return shape.clone();
    }

    /** {@return length of a row, the last dimension} */
    public int columns() {
        return shape[shape.length - 1];
    }

    /** {@return the number of rows: all dimensions but the last} */
    public int rows() {
        return values.length / columns();
    }

    /** {@return a copy of all values, row by row} */
    public float[] toArray() {
        return values.clone();
    }

    /** {@return a copy of the rows} */
    public float[][] toRows() {
        float[][] rows = new float[rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * columns(), (i + 1) * columns());
        }
        return rows;
    }

    /**
     * {@return a matrix from rows of equal length}
     *
     * @param name 1 to 100 characters of printable ASCII
     * @param precision how the values are written
     * @param rows one or more, equally long
     */
    public static Tensor ofRows(String name, Precision precision, float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[Math.multiplyExact(rows.length, columns)];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException("row " + i + " of tensor '" + name + "' has " + rows[i].length
                        + " values, the first has " + columns);
            }
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return new Tensor(name, precision, new int[] {rows.length, columns}, values);
    }

    float[] values() {
        return values;
    }
}
