package dev.mien.train.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.train.svm.Samples;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatrixTest {
    private static final Matrix A = Matrix.ofRows(new float[][] {{1, 2, 3}, {4, 5, 6}});

    @Test
    void partsAreWhatTheyAreCalled() {
        assertThat(A.columns(1, 3).toRows()).isDeepEqualTo(new float[][] {{2, 3}, {5, 6}});
        assertThat(A.rows(1, 0, 1).toRows()).isDeepEqualTo(new float[][] {{4, 5, 6}, {1, 2, 3}, {4, 5, 6}});
        assertThat(A.transpose().toRows()).isDeepEqualTo(new float[][] {{1, 4}, {2, 5}, {3, 6}});
        assertThat(A.columns(3, 3).columns()).isZero();
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Matrix(2, 2, new float[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> Matrix.ofRows(new float[][] {{1}, {1, 2}}));
        assertThatIllegalArgumentException().isThrownBy(() -> Blas.times(A, A));
    }

    @Test
    void productsAgreeWithTheirDefinition() {
        Random random = new Random(1);
        Matrix a = Samples.matrix(random, 7, 5, 1);
        Matrix b = Samples.matrix(random, 5, 3, 1);
        for (Matrix product : new Matrix[] {
            Blas.times(a, b), Blas.transposedTimes(a.transpose(), b), Blas.timesTransposed(a, b.transpose())
        }) {
            assertThat(product.rows()).isEqualTo(7);
            assertThat(product.columns()).isEqualTo(3);
            for (int i = 0; i < 7; i++) {
                for (int j = 0; j < 3; j++) {
                    double sum = 0;
                    for (int k = 0; k < 5; k++) {
                        sum += (double) a.get(i, k) * b.get(k, j);
                    }
                    assertThat((double) product.get(i, j)).isCloseTo(sum, within(1e-5));
                }
            }
        }
        assertThat(Blas.times(new Matrix(2, 0), new Matrix(0, 3)).data())
                .containsOnly(0)
                .hasSize(6);
    }

    @Test
    void eigenvectorsComeByFallingEigenvalue() {
        // Eigenvalues 3 and 1 with eigenvectors (1, 1) and (1, -1), over sqrt 2.
        Eigen eigen = Blas.eigen(Matrix.ofRows(new float[][] {{2, 1}, {1, 2}}));
        assertThat(eigen.value(0)).isCloseTo(3, within(1e-6));
        assertThat(eigen.value(1)).isCloseTo(1, within(1e-6));
        assertThat(eigen.vectors().get(0, 0) * eigen.vectors().get(1, 0)).isCloseTo(0.5f, within(1e-6f));
        assertThat(eigen.vectors().get(0, 1) * eigen.vectors().get(1, 1)).isCloseTo(-0.5f, within(1e-6f));
        assertThat(Blas.eigen(new Matrix(0, 0)).size()).isZero();
    }
}
