package dev.mien.landmark;

import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import java.util.List;

/**
 * Where a face lies in the square that a landmark network sees. Shares are of the square's side. The average face of
 * {@code landmarks68-train}, jaw to jaw, is 0.62 wide and lies in the middle, so that faces that turn, and boxes that are
 * off, stay inside.
 */
public final class FaceCrop {
    /** Right and left eye's centre, nose tip, right and left mouth corner of the average face. */
    private static final List<Point> TEMPLATE = List.of(
            new Point(0.370, 0.306),
            new Point(0.630, 0.306),
            new Point(0.500, 0.461),
            new Point(0.394, 0.594),
            new Point(0.606, 0.594));

    /**
     * Side over the square root of the box's area, and how far the centre lies below the box's. On landmarks68-train
     * YuNet, the Haar cascades and the boxes of {@code dataset.LandmarkPictures} agree on both: medians 1.49 to 1.51 and
     * 0.11 to 0.12.
     */
    private static final double SIDE = 1.5;

    private static final double BELOW = 0.115;

    private FaceCrop() {}

    /**
     * {@return the map of the frame to an upright square about a detector's box}
     *
     * @param box of the face, in frame pixels
     * @param side of the square in pixels
     */
    public static Affine ofBox(Box box, int side) {
        double span = SIDE * Math.sqrt(box.area());
        Point center = box.center();
        return Affine.fromRectangle(
                center.x() - span / 2, center.y() + BELOW * span - span / 2, span, span, side, side);
    }

    /**
     * {@return the map of the frame to a square in which the points lie as near to those of the average face as a
     * similarity brings them}
     *
     * @param five right eye, left eye, nose tip, right and left mouth corner; not all the same
     * @param side of the square in pixels
     */
    public static Affine ofPoints(List<Point> five, int side) {
        return Affine.similarity(five, TEMPLATE).then(Affine.scale(side, side));
    }
}
