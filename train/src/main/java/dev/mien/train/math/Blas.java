package dev.mien.train.math;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dposv;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_ROW_MAJOR;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads;

import dev.mien.infer.NativeFolder;

/**
 * The few routines of OpenBLAS that training needs, on one thread: its own threads wait busily for one another, which costs
 * several times the work at these sizes, and would make the last digits of a model depend on the number of cores.
 */
public final class Blas {
    static {
        NativeFolder.useForJavaCpp();
        blas_set_num_threads(1);
    }

    private Blas() {}

    /**
     * {@return {@code A B}}
     *
     * @param a shape [n][k]
     * @param b shape [k][m]
     * @throws IllegalArgumentException if the inner sizes differ
     */
    public static Matrix times(Matrix a, Matrix b) {
        return product(a, false, b, false);
    }

    /**
     * {@return {@code A' B}}
     *
     * @param a shape [k][n]
     * @param b shape [k][m]
     * @throws IllegalArgumentException if the inner sizes differ
     */
    public static Matrix transposedTimes(Matrix a, Matrix b) {
        return product(a, true, b, false);
    }

    /**
     * {@return {@code A B'}}
     *
     * @param a shape [n][k]
     * @param b shape [m][k]
     * @throws IllegalArgumentException if the inner sizes differ
     */
    public static Matrix timesTransposed(Matrix a, Matrix b) {
        return product(a, false, b, true);
    }

    private static Matrix product(Matrix a, boolean turnA, Matrix b, boolean turnB) {
        int m = turnA ? a.columns() : a.rows();
        int k = turnA ? a.rows() : a.columns();
        int inner = turnB ? b.columns() : b.rows();
        int n = turnB ? b.rows() : b.columns();
        if (k != inner) {
            throw new IllegalArgumentException("cannot multiply: inner sizes " + k + " and " + inner);
        }
        Matrix c = new Matrix(m, n);
        // BLAS refuses row lengths of zero.
        if (m > 0 && n > 0 && k > 0) {
            cblas_sgemm(
                    CblasRowMajor,
                    turnA ? CblasTrans : CblasNoTrans,
                    turnB ? CblasTrans : CblasNoTrans,
                    m,
                    n,
                    k,
                    1,
                    a.data(),
                    a.columns(),
                    b.data(),
                    b.columns(),
                    0,
                    c.data(),
                    n);
        }
        return c;
    }

    /**
     * {@code X} with {@code A X = B} for a symmetric positive definite {@code A}, in double precision.
     *
     * @param a shape [n][n]
     * @param b shape [n][m]
     * @return {@code X}, shape [n][m]
     * @throws ArithmeticException if {@code A} is not positive definite
     */
    public static Matrix solve(Matrix a, Matrix b) {
        double[] left = toDoubles(a);
        double[] right = toDoubles(b);
        int failure = LAPACKE_dposv(
                LAPACK_ROW_MAJOR, (byte) 'U', a.rows(), b.columns(), left, a.columns(), right, b.columns());
        if (failure != 0) {
            throw new ArithmeticException(
                    "a " + a.rows() + " x " + a.columns() + " matrix is not positive definite; use a larger lambda");
        }
        Matrix x = new Matrix(b.rows(), b.columns());
        for (int i = 0; i < right.length; i++) {
            x.data()[i] = (float) right[i];
        }
        return x;
    }

    /**
     * The eigen-decomposition of a symmetric matrix, in double precision.
     *
     * @param symmetric shape [n][n]
     * @return values and vectors
     * @throws ArithmeticException if the eigenvalues do not converge
     */
    public static Eigen eigen(Matrix symmetric) {
        int n = symmetric.rows();
        double[] a = toDoubles(symmetric);
        double[] ascending = new double[n];
        int failure = n == 0 ? 0 : LAPACKE_dsyevd(LAPACK_ROW_MAJOR, (byte) 'V', (byte) 'U', n, a, n, ascending);
        if (failure != 0) {
            throw new ArithmeticException("the eigenvalues of a " + n + " x " + n + " matrix did not converge");
        }
        double[] values = new double[n];
        Matrix vectors = new Matrix(n, n);
        for (int j = 0; j < n; j++) {
            values[j] = ascending[n - 1 - j];
            for (int i = 0; i < n; i++) {
                vectors.set(i, j, (float) a[i * n + n - 1 - j]);
            }
        }
        return new Eigen(values, vectors);
    }

    private static double[] toDoubles(Matrix matrix) {
        double[] doubles = new double[matrix.data().length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = matrix.data()[i];
        }
        return doubles;
    }
}
