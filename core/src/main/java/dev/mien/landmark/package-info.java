/**
 * Where the 68 points of a face are, in the order of {@link dev.mien.face.Landmark68}. {@link LandmarkLocator} is the
 * stage, {@link Locators} the table of its implementations; {@link FaceCrop} is the square that a landmark network sees.
 *
 * <p>{@link FaceMeter} reads head pose, eyes and mouth from the points, by fitting the average head ({@link HeadShape})
 * to them ({@link HeadFit}).
 *
 * <p>Knows no other stage.
 */
@NullMarked
package dev.mien.landmark;

import org.jspecify.annotations.NullMarked;
