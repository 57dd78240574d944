package dev.mien.train.svm;

/** Eigenvalues and eigenvectors of a symmetric matrix, by falling eigenvalue. */
final class Eigen {
    private final double[] values;
    private final Matrix vectors;

    /** @param vectors an eigenvector a column */
    Eigen(double[] values, Matrix vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    int size() {
        return values.length;
    }

    double value(int index) {
        return values[index];
    }

    /** The eigenvectors as columns. */
    Matrix vectors() {
        return vectors;
    }
}
