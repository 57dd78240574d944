package dev.mien.landmark;

/** Small systems of linear equations. */
final class Symmetric {
    private Symmetric() {}

    /**
     * Solves {@code A x = b} for a symmetric positive definite {@code A} (Cholesky). Neither is changed.
     *
     * @throws IllegalArgumentException if {@code A} is not positive definite: the unknowns are not determined
     */
    static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[][] root = new double[n][n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double known = b[i];
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                if (i != j) {
                    root[i][j] = sum / root[j][j];
                    known -= root[i][j] * x[j];
                } else if (sum > 1e-14 * a[i][i]) {
                    root[i][i] = Math.sqrt(sum);
                } else {
                    throw new IllegalArgumentException("the equations have no single solution");
                }
            }
            x[i] = known / root[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= root[k][i] * x[k];
            }
            x[i] /= root[i][i];
        }
        return x;
    }
}
