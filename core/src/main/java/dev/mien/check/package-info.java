/**
 * Whether models still answer as they did when they were made. Each brings golden inputs and outputs; {@link
 * GoldenAnswers} replays those of any model, {@link GoldenVectors}, {@link GoldenDetections}, {@link GoldenLandmarks},
 * {@link GoldenParts} and {@link GoldenChecks} those of one stage. {@link AddedModels} takes in a model of others only after that.
 *
 * <p>Relies on models and the stages that run them.
 */
@NullMarked
package dev.mien.check;

import org.jspecify.annotations.NullMarked;
