/**
 * {@code mien train}: a command for each kind of training, and those that make sample pictures and clips. What every training
 * takes stands in {@link dev.mien.app.train.TrainingFlags}, what the engine of networks offers in {@link
 * dev.mien.app.train.NetworkFlags}.
 */
@NullMarked
package dev.mien.app.train;

import org.jspecify.annotations.NullMarked;
