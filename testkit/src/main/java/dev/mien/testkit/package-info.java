/**
 * What tests of stages need. A class that ends in {@code Contract} is what every implementation of a stage owes: a test
 * class of the implementation extends it and gets its tests. {@link ArchitectureContract} does the same for the packages
 * of a module.
 *
 * <p>Beside them are pictures ({@link Crops}, {@link SyntheticFace}, {@link SamplePictures}), results made by hand
 * ({@link Samples}), tiny networks and models ({@link StandIn}, {@link StandInModel}), slow and plain {@code Reference}
 * versions of the features, and damage for files ({@link Mutations}).
 *
 * <p>Relies on {@code core}, JUnit and AssertJ; for tests only, and free to change.
 */
@NullMarked
package dev.mien.testkit;

import org.jspecify.annotations.NullMarked;
