package dev.mien.train.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.train.math.Blas;
import dev.mien.train.math.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NystroemMapTest {
    @Test
    void withAllPointsAsLandmarksItIsTheExactKernel() {
        Matrix points = Samples.matrix(new Random(1), 25, 4, 1);
        for (int symmetric : new int[] {0, 2, 4}) {
            Matrix phi = NystroemMap.fit(points, symmetric, 0).transform(points);
            Matrix gram = Blas.timesTransposed(phi, phi);
            for (int i = 0; i < 25; i++) {
                for (int j = 0; j < 25; j++) {
                    assertThat((double) gram.get(i, j)).isCloseTo(kernel(points, i, j, symmetric), within(1e-4));
                }
            }
        }
    }

    @Test
    void foldedWeightsScoreTheSame() {
        Random random = new Random(2);
        Matrix landmarks = Samples.matrix(random, 10, 3, 1);
        Matrix points = Samples.matrix(random, 6, 3, 1);
        Matrix weights = Samples.matrix(random, 10, 2, 1);
        NystroemMap map = NystroemMap.fit(landmarks, 2, 1e-3);
        float[] direct = Blas.times(map.transform(points), weights).data();
        Matrix kernel = MirrorKernel.of(points, landmarks, 2).invariant();
        assertThat(Blas.times(kernel, map.fold(weights)).data()).containsExactly(direct, within(1e-3f));
    }

    private static double kernel(Matrix points, int a, int b, int symmetric) {
        double face = 0;
        double mirrored = 0;
        for (int i = 0; i < points.columns(); i++) {
            double sign = i < symmetric ? 1 : -1;
            face += Math.pow((double) points.get(a, i) - points.get(b, i), 2);
            mirrored += Math.pow(sign * points.get(a, i) - points.get(b, i), 2);
        }
        return (Math.exp(-face) + Math.exp(-mirrored)) / 2;
    }
}
