package dev.mien.train.math;

/** Eigenvalues and eigenvectors of a symmetric matrix, by falling eigenvalue. */
public final class Eigen {
    private final double[] values;
    private final Matrix vectors;

    /** @param vectors an eigenvector a column */
    Eigen(double[] values, Matrix vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /** {@return how many eigenvalues there are} */
    public int size() {
        return values.length;
    }

    /**
     * {@return an eigenvalue}
     *
     * @param index 0 to {@code size() - 1}
     */
    public double value(int index) {
        return values[index];
    }

    /** {@return the eigenvectors as columns} */
    public Matrix vectors() {
        return vectors;
    }
}
