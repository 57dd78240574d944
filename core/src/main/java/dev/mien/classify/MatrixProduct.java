package dev.mien.classify;

/** The inner loop of every classifier here: vectors times a matrix, and the way back for gradients. */
final class MatrixProduct {
    private MatrixProduct() {}

    /**
     * Adds {@code x W} to {@code y}, row by row: {@code y[v][j] += sum_i x[v][from + i] w[i][j]}.
     *
     * <p>Runs along the outputs, not along the inputs, because that is the form the JVM turns into vector instructions (a
     * sum along the inputs would have to keep its order). Four rows of the matrix are held in cache while every vector
     * passes over them, so a batch reads the matrix once. The order of additions of a vector does not depend on its
     * neighbours: a batch gives bit for bit what single vectors give.
     */
    static void add(float[][] w, float[][] x, int from, float[][] y) {
        int whole = w.length - w.length % 4;
        for (int i = 0; i < whole; i += 4) {
            for (int v = 0; v < x.length; v++) {
                int at = from + i;
                addFour(w[i], x[v][at], w[i + 1], x[v][at + 1], w[i + 2], x[v][at + 2], w[i + 3], x[v][at + 3], y[v]);
            }
        }
        for (int i = whole; i < w.length; i++) {
            for (int v = 0; v < x.length; v++) {
                addOne(w[i], x[v][from + i], y[v]);
            }
        }
    }

    /** {@code W y}, the product from the other side: {@code x[i] = sum_j w[i][j] y[from + j]}. */
    static float[] transposed(float[][] w, float[] y, int from) {
        float[] x = new float[w.length];
        for (int i = 0; i < w.length; i++) {
            double sum = 0;
            for (int j = 0; j < w[i].length; j++) {
                sum += (double) w[i][j] * y[from + j];
            }
            x[i] = (float) sum;
        }
        return x;
    }

    private static void addFour(
            float[] a, float ka, float[] b, float kb, float[] c, float kc, float[] d, float kd, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] += ka * a[j] + kb * b[j] + kc * c[j] + kd * d[j];
        }
    }

    private static void addOne(float[] a, float k, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] += k * a[j];
        }
    }
}
