package dev.mien.train.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.train.math.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MirrorPcaTest {
    /** Features 0 and 3 swap, 1 and 2 swap, 4 stays. */
    private static final int[] MIRROR = {3, 2, 1, 0, 4};

    @Test
    void withoutPairsItIsPlainPrincipalComponents() {
        // Points on the line (1, 2) + t (3, 4) / 5: one component, the coordinate t less its mean, up to sign.
        Matrix points = Matrix.ofRows(new float[][] {{1, 2}, {4, 6}, {7, 10}});
        MirrorPca pca = MirrorPca.fit(new int[] {0, 1}, points, 1);
        float[] t = pca.transform(points).data();
        float sign = Math.signum(t[2]);
        assertThat(t).containsExactly(new float[] {-5 * sign, 0, 5 * sign}, within(1e-4f));
        assertThat(pca.symmetric()).isEqualTo(1);
    }

    @Test
    void allComponentsKeepAllDistances() {
        Matrix points = Samples.matrix(new Random(1), 30, 5, 1);
        MirrorPca pca = MirrorPca.fit(MIRROR, points, 5);
        Matrix z = pca.transform(points);
        assertThat(pca.symmetric()).isEqualTo(3);
        for (int i = 1; i < 30; i++) {
            assertThat(distance(z, i)).isCloseTo(distance(points, i), within(1e-4));
        }
    }

    @Test
    void itIsThePcaOfTheFacesWithTheirMirrorImages() {
        Random random = new Random(2);
        Matrix points = Samples.matrix(random, 40, 5, 1);
        for (int i = 0; i < 40; i++) {
            points.set(i, 0, 4 * points.get(i, 0));
            points.set(i, 4, 2 * points.get(i, 4) + points.get(i, 1));
        }
        Matrix both = new Matrix(80, 5);
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 5; j++) {
                both.set(i, j, points.get(i, j));
                both.set(40 + i, j, points.get(i, MIRROR[j]));
            }
        }
        Matrix expected = MirrorPca.fit(new int[] {0, 1, 2, 3, 4}, both, 2).transform(both);
        Matrix actual = MirrorPca.fit(MIRROR, points, 2).transform(both);
        for (int i = 1; i < 80; i++) {
            assertThat(distance(actual, i)).isCloseTo(distance(expected, i), within(1e-3));
        }
    }

    @Test
    void aMirroredFaceChangesOnlySigns() {
        Matrix points = Samples.matrix(new Random(3), 20, 5, 1);
        Matrix mirrored = new Matrix(20, 5);
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 5; j++) {
                mirrored.set(i, j, points.get(i, MIRROR[j]));
            }
        }
        MirrorPca pca = MirrorPca.fit(MIRROR, points, 4);
        Matrix z = pca.transform(points);
        Matrix flipped = pca.transform(mirrored);
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 4; j++) {
                float sign = j < pca.symmetric() ? 1 : -1;
                assertThat(flipped.get(i, j)).isCloseTo(sign * z.get(i, j), within(1e-5f));
            }
        }
    }

    @Test
    void theClassifiersProjectionGivesTheSame() {
        Matrix points = Samples.matrix(new Random(4), 20, 5, 1);
        MirrorPca pca = MirrorPca.fit(MIRROR, points, 4);
        float[][] expected = pca.transform(points).toRows();
        float[][] actual = pca.projection().apply(points.toRows());
        for (int i = 0; i < 20; i++) {
            assertThat(actual[i]).containsExactly(expected[i], within(1e-5f));
        }
    }

    @Test
    void moreComponentsThanFeaturesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MirrorPca.fit(MIRROR, new Matrix(3, 5), 6))
                .withMessage("components must number 1 to 5, asked for 6");
    }

    /** Between a row and the first. */
    private static double distance(Matrix matrix, int row) {
        double sum = 0;
        for (int j = 0; j < matrix.columns(); j++) {
            sum += Math.pow(matrix.get(row, j) - matrix.get(0, j), 2);
        }
        return Math.sqrt(sum);
    }
}
