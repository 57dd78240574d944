/**
 * Trains kernel machines on the features of faces: {@link dev.mien.train.svm.KernelTraining} reads a data set, takes features of
 * every face and of changed copies ({@link dev.mien.train.svm.Jitter}), reduces them to principal components that know about
 * mirror images ({@link dev.mien.train.svm.MirrorPca}), and fits a linear machine ({@link dev.mien.train.svm.SvmSolver}) or a
 * Gaussian kernel with few landmarks ({@link dev.mien.train.svm.RbfTrainer}). What comes out are the projection and the map of
 * {@code dev.mien.classify.SvmClassifier}, without calibration. The same seed gives the same numbers on the same machine.
 */
@NullMarked
package dev.mien.train.svm;

import org.jspecify.annotations.NullMarked;
