/**
 * The one engine that fits every network, whatever it learns. A {@link dev.mien.train.engine.Trainer} says what is
 * particular: the first weights and a {@link dev.mien.train.engine.BatchSource}, the loss, and by a {@link
 * dev.mien.train.engine.Validator} how the result is measured. A {@link dev.mien.train.engine.TrainingRun} does the rest,
 * by {@link dev.mien.train.engine.TrainingOptions}: batches are made in background threads, several threads each add their
 * part's gradients, AdamW moves the weights along a rate that rises and falls, and a moving average follows them. After each
 * epoch the run's folder has a checkpoint, from which a training goes on to the very weights of one that was not stopped,
 * and a line more in its {@link dev.mien.train.engine.LearningCurve}.
 *
 * <p>What comes out are the averaged {@link dev.mien.train.net.Weights}. Everything random follows from the seed, so the
 * same options give the same weights on the same machine.
 */
@NullMarked
package dev.mien.train.engine;

import org.jspecify.annotations.NullMarked;
