package dev.mien.train.svm;

import dev.mien.classify.Projection;
import dev.mien.train.math.Blas;
import dev.mien.train.math.Eigen;
import dev.mien.train.math.Matrix;

/**
 * Principal components that keep left and right apart: features that a mirrored face swaps are turned into sums and
 * differences (see {@link Projection}), and each half gets components of its own from the eigenvectors of its covariance.
 * That is the component analysis of the faces and their mirror images together, at a quarter of the cost: their joint
 * covariance falls into these two blocks.
 */
public final class MirrorPca {
    private static final float SQRT_HALF = (float) Math.sqrt(0.5);

    private final int[] mirror;
    private final int[] left;
    private final int[] centre;
    private final Matrix evenVectors;
    private final Matrix oddVectors;
    private final float[] minusMean;

    private MirrorPca(int[] mirror, Matrix evenVectors, Matrix oddVectors, float[] minusMean) {
        this.mirror = mirror;
        this.left = Projection.leftOfPairs(mirror);
        this.centre = Projection.unpaired(mirror);
        this.evenVectors = evenVectors;
        this.oddVectors = oddVectors;
        this.minusMean = minusMean;
    }

    /**
     * Finds the components of most variance.
     *
     * @param mirror feature {@code i} of the mirrored face is feature {@code mirror[i]} of the face; the identity if not
     *     known, which gives plain principal components
     * @param features shape [faces][features]; some thousands of faces are enough
     * @param dimensions how many components to keep, over both halves
     */
    public static MirrorPca fit(int[] mirror, Matrix features, int dimensions) {
        if (dimensions < 1 || dimensions > mirror.length) {
            throw new IllegalArgumentException(
                    "components must number 1 to " + mirror.length + ", asked for " + dimensions);
        }
        MirrorPca shape = new MirrorPca(mirror, new Matrix(0, 0), new Matrix(0, 0), new float[0]);
        Matrix even = shape.sums(features);
        double[] totals = Rows.columnSums(even);
        float[] minusMean = new float[totals.length];
        for (int j = 0; j < minusMean.length; j++) {
            minusMean[j] = (float) (-totals[j] / even.rows());
        }
        Rows.add(even, minusMean);
        Eigen evens = Blas.eigen(Blas.transposedTimes(even, even));
        Matrix odd = shape.differences(features);
        Eigen odds = Blas.eigen(Blas.transposedTimes(odd, odd));
        int kept = 0;
        for (int k = 0; k < dimensions; k++) {
            int oddKept = k - kept;
            boolean oddIsNext =
                    oddKept < odds.size() && (kept == evens.size() || odds.value(oddKept) > evens.value(kept));
            kept += oddIsNext ? 0 : 1;
        }
        return new MirrorPca(
                mirror.clone(),
                evens.vectors().columns(0, kept),
                odds.vectors().columns(0, dimensions - kept),
                minusMean);
    }

    /**
     * {@return how many components, the first ones, a mirrored face has in common with the face; the others change
     * sign}
     */
    public int symmetric() {
        return evenVectors.columns();
    }

    /** {@return the number of components} */
    public int dimensions() {
        return evenVectors.columns() + oddVectors.columns();
    }

    /**
     * The components of faces: the symmetric ones by falling variance, then the others by falling variance.
     *
     * @param features shape [faces][features]
     * @return shape [faces][components]
     */
    public Matrix transform(Matrix features) {
        Matrix even = sums(features);
        Rows.add(even, minusMean);
        Matrix first = Blas.times(even, evenVectors);
        Matrix second = Blas.times(differences(features), oddVectors);
        Matrix out = new Matrix(features.rows(), dimensions());
        for (int i = 0; i < out.rows(); i++) {
            System.arraycopy(first.data(), i * first.columns(), out.data(), i * out.columns(), first.columns());
            System.arraycopy(
                    second.data(),
                    i * second.columns(),
                    out.data(),
                    i * out.columns() + first.columns(),
                    second.columns());
        }
        return out;
    }

    /** {@return this map as a classifier's projection} */
    public Projection projection() {
        return projection(identity(evenVectors.columns()), identity(oddVectors.columns()));
    }

    /** This map followed by one matrix for the symmetric components and one for the others. */
    Projection projection(Matrix forSymmetric, Matrix forOthers) {
        Matrix even = Blas.times(evenVectors, forSymmetric);
        Matrix odd = Blas.times(oddVectors, forOthers);
        Matrix offset = Blas.times(new Matrix(1, minusMean.length, minusMean), even);
        return new Projection(mirror, even.toRows(), odd.toRows(), offset.data());
    }

    private Matrix sums(Matrix features) {
        Matrix out = new Matrix(features.rows(), left.length + centre.length);
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < left.length; j++) {
                out.set(i, j, (features.get(i, left[j]) + features.get(i, mirror[left[j]])) * SQRT_HALF);
            }
            for (int j = 0; j < centre.length; j++) {
                out.set(i, left.length + j, features.get(i, centre[j]));
            }
        }
        return out;
    }

    private Matrix differences(Matrix features) {
        Matrix out = new Matrix(features.rows(), left.length);
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < left.length; j++) {
                out.set(i, j, (features.get(i, left[j]) - features.get(i, mirror[left[j]])) * SQRT_HALF);
            }
        }
        return out;
    }

    private static Matrix identity(int size) {
        Matrix identity = new Matrix(size, size);
        for (int i = 0; i < size; i++) {
            identity.set(i, i, 1);
        }
        return identity;
    }
}
