package dev.mien.detect;

import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Point;

/**
 * Which square of a picture is looked at to tell whether a box holds a face: twice the box, for hair, neck and shoulders say as
 * much as eyes and mouth, and what is printed on cloth has none.
 */
public final class CheckCrop {
    /** Side of the square over the square root of the box's area. */
    private static final double SPAN = 2;

    private CheckCrop() {}

    /**
     * {@return the map of the picture to the upright square about a box}
     *
     * @param box in pixels of the picture
     * @param side of the square in pixels
     */
    public static Affine of(Box box, int side) {
        double span = SPAN * Math.sqrt(box.area());
        Point center = box.center();
        return Affine.fromRectangle(center.x() - span / 2, center.y() - span / 2, span, span, side, side);
    }
}
