/**
 * Finds the weights of expression networks: {@link dev.mien.train.cnn.NetworkTraining} reads faces and the shares of their votes
 * ({@link dev.mien.train.cnn.Examples}), changes them as cameras and crops do ({@link dev.mien.train.cnn.Augmentation}), lets
 * other networks teach beside the labels ({@link dev.mien.train.cnn.Teacher}) and has the engine lessen the cross-entropy of
 * every head ({@link dev.mien.train.cnn.CnnTrainer}). A {@link dev.mien.train.cnn.TrainedNetwork} comes out: the network in the
 * form in which it ships, which can be trained on, teach, and be measured.
 */
@NullMarked
package dev.mien.train.cnn;

import org.jspecify.annotations.NullMarked;
