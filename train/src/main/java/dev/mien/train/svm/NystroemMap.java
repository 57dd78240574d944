package dev.mien.train.svm;

import dev.mien.train.math.Blas;
import dev.mien.train.math.Eigen;
import dev.mien.train.math.Matrix;

/**
 * The Nystroem approximation (Williams and Seeger 2001) of the mirror-invariant Gaussian kernel: {@code phi(z) = k(z, L)
 * K_LL^(-1/2)}, so that {@code phi(z) . phi(z')} is close to {@code k(z, z')} and a linear machine on {@code phi} is a
 * kernel machine. Vectors are to be scaled so that the kernel is {@code exp(-|z - z'|^2)}.
 */
public final class NystroemMap {
    private final Matrix landmarks;
    private final int symmetric;
    private final Matrix whitening;

    private NystroemMap(Matrix landmarks, int symmetric, Matrix whitening) {
        this.landmarks = landmarks;
        this.symmetric = symmetric;
        this.whitening = whitening;
    }

    /**
     * {@return the map that these landmarks give}
     *
     * @param landmarks shape [landmarks][components]
     * @param symmetric how many components, the first ones, mirroring leaves alone
     * @param jitter added to the eigenvalues of the landmarks' kernel matrix, which keeps the noise of its small ones down
     */
    public static NystroemMap fit(Matrix landmarks, int symmetric, double jitter) {
        Eigen eigen =
                Blas.eigen(MirrorKernel.of(landmarks, landmarks, symmetric).invariant());
        Matrix scaled = new Matrix(landmarks.rows(), landmarks.rows());
        for (int j = 0; j < scaled.columns(); j++) {
            double scale = 1 / Math.sqrt(Math.max(0, eigen.value(j)) + jitter);
            for (int i = 0; i < scaled.rows(); i++) {
                scaled.set(i, j, (float) (eigen.vectors().get(i, j) * scale));
            }
        }
        return new NystroemMap(landmarks, symmetric, Blas.timesTransposed(scaled, eigen.vectors()));
    }

    /**
     * {@return {@code phi} of vectors, shape [vectors][landmarks]}
     *
     * @param vectors shape [vectors][components]
     */
    public Matrix transform(Matrix vectors) {
        return Blas.times(MirrorKernel.of(vectors, landmarks, symmetric).invariant(), whitening);
    }

    /**
     * {@return the coefficients of kernel values that score as these weights of {@code phi} do, shape
     * [landmarks][classes]}
     *
     * @param weights shape [landmarks][classes]
     */
    public Matrix fold(Matrix weights) {
        return Blas.times(whitening, weights);
    }
}
