package dev.mien.train.svm;

import dev.mien.train.math.Blas;
import dev.mien.train.math.Matrix;
import java.util.stream.IntStream;

/**
 * The Gaussian kernel {@code exp(-|z - l|^2)} of vectors with landmarks, and the same with the mirrored vector {@code Mz},
 * whose components from {@code symmetric} on have changed sign. Bandwidth is a matter of scaling the vectors.
 *
 * @param face {@code exp(-|z - l|^2)}, shape [vectors][landmarks]
 * @param mirrored {@code exp(-|Mz - l|^2)}
 */
record MirrorKernel(Matrix face, Matrix mirrored) {
    static MirrorKernel of(Matrix even, Matrix odd, Matrix evenLandmarks, Matrix oddLandmarks) {
        Matrix face = Blas.timesTransposed(even, evenLandmarks);
        Matrix mirrored = Blas.timesTransposed(odd, oddLandmarks);
        double[] norms = sum(Rows.squaredNorms(even), Rows.squaredNorms(odd));
        double[] landmarkNorms = sum(Rows.squaredNorms(evenLandmarks), Rows.squaredNorms(oddLandmarks));
        int columns = landmarkNorms.length;
        IntStream.range(0, norms.length).parallel().forEach(i -> {
            for (int j = 0, at = i * columns; j < columns; j++, at++) {
                double common = 2 * face.data()[at] - norms[i] - landmarkNorms[j];
                double odds = 2 * mirrored.data()[at];
                face.data()[at] = (float) Math.exp(common + odds);
                mirrored.data()[at] = (float) Math.exp(common - odds);
            }
        });
        return new MirrorKernel(face, mirrored);
    }

    static MirrorKernel of(Matrix vectors, Matrix landmarks, int symmetric) {
        int d = vectors.columns();
        return of(
                vectors.columns(0, symmetric),
                vectors.columns(symmetric, d),
                landmarks.columns(0, symmetric),
                landmarks.columns(symmetric, d));
    }

    /** The kernel that does not tell a face from its mirror image: the mean of both. */
    Matrix invariant() {
        Matrix mean = new Matrix(face.rows(), face.columns());
        for (int i = 0; i < mean.data().length; i++) {
            mean.data()[i] = (face.data()[i] + mirrored.data()[i]) / 2;
        }
        return mean;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }
}
