/**
 * What tests of stages need: pictures ({@link dev.mien.testkit.Crops}, {@link dev.mien.testkit.SyntheticFace}, {@link
 * dev.mien.testkit.SamplePictures}), results made by hand ({@link dev.mien.testkit.Samples}), and damage for files
 * ({@link dev.mien.testkit.Mutations}). {@code contract} has what every implementation of a stage owes, {@code model} makes
 * tiny networks and models, {@code reference} has slow and plain versions of the features.
 *
 * <p>Relies on {@code core}, JUnit and AssertJ; for tests only, and free to change.
 */
@NullMarked
package dev.mien.testkit;

import org.jspecify.annotations.NullMarked;
