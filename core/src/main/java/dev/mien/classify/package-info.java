/**
 * Which expression a feature vector speaks for. {@link ExpressionClassifier} is the stage; {@link Classifiers} makes the
 * one that a model's manifest asks for: a kernel machine ({@link SvmClassifier}, of {@link Projection} and {@link
 * KernelMap}) or the last layer of a network.
 *
 * <p>Scores are calibrated probabilities ({@link Temperature}); {@link ExpressionClassifier#contributions} says what each
 * feature added to one.
 *
 * <p>Knows no other stage.
 */
@NullMarked
package dev.mien.classify;

import org.jspecify.annotations.NullMarked;
