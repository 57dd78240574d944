package dev.mien.face;

import dev.mien.image.Point;

/**
 * What a close look at one eye says. Places are frame pixels.
 *
 * @param opening height over width, 0 to {@link FaceGeometry#MOST_EYE_ASPECT_RATIO}
 * @param iris centre of the iris; a guess where the eye is closed
 * @param outer corner at the temple
 * @param inner corner at the nose
 * @param confidence probability that the eye is open and the iris lies within a tenth of the eye's width of its place
 */
public record EyeReading(double opening, Point iris, Point outer, Point inner, double confidence) {}
