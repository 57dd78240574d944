/**
 * Numerical mathematics in single precision for training: matrices ({@link dev.mien.train.math.Matrix}), their products by
 * OpenBLAS ({@link dev.mien.train.math.Blas}), symmetric eigenproblems ({@link dev.mien.train.math.Eigen}), and two ways
 * downhill, {@link dev.mien.train.math.Lbfgs} for whole data and {@link dev.mien.train.math.Adam} for small batches. Matrices
 * go in and come out as Java arrays, row by row; native memory does not leave this package.
 */
@NullMarked
package dev.mien.train.math;

import org.jspecify.annotations.NullMarked;
