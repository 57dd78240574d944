package dev.mien.detect;

import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Image;
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
     * {@return the upright square about a box, cut from the picture}
     *
     * @param picture in colour or grey
     * @param box in pixels of the picture; may reach over its edge
     * @param side of the square in pixels
     */
    public static Image cut(Image picture, Box box, int side) {
        return picture.warp(of(box, side), side, side);
    }

    private static Affine of(Box box, int side) {
        double span = SPAN * Math.sqrt(box.area());
        Point center = box.center();
        return Affine.fromRectangle(center.x() - span / 2, center.y() - span / 2, span, span, side, side);
    }
}
