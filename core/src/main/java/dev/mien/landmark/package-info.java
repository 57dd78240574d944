/**
 * Where the 68 points of a face are, in the order of {@link dev.mien.face.Landmark68}. {@link LandmarkLocator} is the
 * stage, {@link Locators} the table of its implementations; {@link FaceCrop} is the square that a landmark network sees.
 *
 * <p>{@link PartReader} looks closely at eyes and mouth, in the squares of {@link PartCrop}. {@link FaceMeter} puts together
 * what points and close look say: head pose, by fitting the average head ({@link HeadShape}) to the points ({@link HeadFit}),
 * openings and gaze.
 *
 * <p>Knows no other stage.
 */
@NullMarked
package dev.mien.landmark;

import org.jspecify.annotations.NullMarked;
