package dev.mien.train.svm;

import dev.mien.train.math.Matrix;

/** Sums and shifts over the rows of a matrix. */
final class Rows {
    private Rows() {}

    /** Adds a vector to every row. */
    static void add(Matrix matrix, float[] vector) {
        float[] data = matrix.data();
        for (int i = 0; i < data.length; i += vector.length) {
            for (int j = 0; j < vector.length; j++) {
                data[i + j] += vector[j];
            }
        }
    }

    static double[] columnSums(Matrix matrix) {
        double[] sums = new double[matrix.columns()];
        float[] data = matrix.data();
        for (int i = 0, at = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += data[at++];
            }
        }
        return sums;
    }

    static double[] sums(Matrix matrix) {
        double[] sums = new double[matrix.rows()];
        float[] data = matrix.data();
        for (int i = 0, at = 0; i < sums.length; i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                sums[i] += data[at++];
            }
        }
        return sums;
    }

    static double[] squaredNorms(Matrix matrix) {
        double[] norms = new double[matrix.rows()];
        float[] data = matrix.data();
        for (int i = 0, at = 0; i < norms.length; i++) {
            for (int j = 0; j < matrix.columns(); j++, at++) {
                norms[i] += (double) data[at] * data[at];
            }
        }
        return norms;
    }
}
