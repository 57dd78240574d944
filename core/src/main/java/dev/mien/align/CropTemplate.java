package dev.mien.align;

import dev.mien.image.Point;
import java.util.List;

/**
 * Where the points of a face lie in a crop: where they lie in the pictures of FER+, which the models are trained on.
 *
 * <p>Measured on 2,363 pictures of the training part of FER+ (every eighth without a vote for "unknown" or "not a
 * face"), enlarged fourfold and threefold, with the five points of YuNet where its score is at least 0.7: 2,249
 * pictures. Medians as fractions of the side, and spread (interquartile range / 1.349):
 *
 * <table>
 * <caption>Medians and spread</caption>
 * <tr><th>point</th><th>x</th><th>y</th><th>spread x</th><th>spread y</th></tr>
 * <tr><td>right eye</td><td>.316</td><td>.394</td><td>.047</td><td>.048</td></tr>
 * <tr><td>left eye</td><td>.681</td><td>.392</td><td>.046</td><td>.049</td></tr>
 * <tr><td>nose tip</td><td>.499</td><td>.593</td><td>.059</td><td>.049</td></tr>
 * <tr><td>right mouth corner</td><td>.343</td><td>.742</td><td>.055</td><td>.056</td></tr>
 * <tr><td>left mouth corner</td><td>.654</td><td>.743</td><td>.058</td><td>.055</td></tr>
 * </table>
 *
 * <p>The template is that, made symmetric. <em>Right</em> is the person's, so the left of the picture.
 */
public final class CropTemplate {
    /** Centre of the person's right eye, as fractions of the crop's sides. */
    public static final Point RIGHT_EYE = new Point(0.3175, 0.393);
    /** Centre of the person's left eye, as fractions of the crop's sides. */
    public static final Point LEFT_EYE = new Point(0.6825, 0.393);
    /** Tip of the nose, as fractions of the crop's sides. */
    public static final Point NOSE = new Point(0.5, 0.593);
    /** The person's right corner of the mouth, as fractions of the crop's sides. */
    public static final Point RIGHT_MOUTH = new Point(0.3445, 0.7425);
    /** The person's left corner of the mouth, as fractions of the crop's sides. */
    public static final Point LEFT_MOUTH = new Point(0.6555, 0.7425);

    private CropTemplate() {}

    /**
     * {@return right eye, left eye in a crop of the given side, in its pixels}
     *
     * @param side of the crop in pixels
     */
    public static List<Point> eyes(int side) {
        return at(side, RIGHT_EYE, LEFT_EYE);
    }

    /**
     * {@return right eye, left eye, nose tip, right and left mouth corner in a crop of the given side, in its pixels}
     *
     * @param side of the crop in pixels
     */
    public static List<Point> fivePoints(int side) {
        return at(side, RIGHT_EYE, LEFT_EYE, NOSE, RIGHT_MOUTH, LEFT_MOUTH);
    }

    private static List<Point> at(int side, Point... fractions) {
        return List.of(fractions).stream()
                .map(point -> new Point(point.x() * side, point.y() * side))
                .toList();
    }
}
