package dev.mien.landmark;

import dev.mien.face.FacePart;
import dev.mien.image.Point;
import java.util.Arrays;
import java.util.List;

/**
 * The average head as 19 places that lids, lips and jaw move little: ends of the brows, the nose, corners of the eyes and of
 * the mouth. In units of the distance between the outer corners of the eyes; x to the person's left, y down, z away from a
 * camera that the head looks into; the origin is the places' centroid.
 *
 * <p>Our own: the rigid shape that explains the 68 points of many faces best, by {@code dev.mien.train.pose.HeadShapes}, which
 * also says how "looks into the camera" is defined (docs/method/head-pose.md).
 */
public final class HeadShape {
    /** Place among the 68 points from 0, then x, y, z. */
    private static final double[][] TABLE = {
        {17, -0.6587, -0.4034, 0.2206},
        {21, -0.2113, -0.4484, -0.0498},
        {22, 0.2113, -0.4484, -0.0498},
        {26, 0.6587, -0.4034, 0.2206},
        {27, 0, -0.2105, -0.0771},
        {28, 0, -0.0623, -0.1602},
        {29, 0, 0.0775, -0.2511},
        {30, 0, 0.1959, -0.2649},
        {31, -0.1403, 0.2813, -0.043},
        {32, -0.0803, 0.2987, -0.0846},
        {33, 0, 0.3165, -0.1035},
        {34, 0.0803, 0.2987, -0.0846},
        {35, 0.1403, 0.2813, -0.043},
        {36, -0.5, -0.227, 0.1645},
        {39, -0.2216, -0.2148, 0.1026},
        {42, 0.2216, -0.2148, 0.1026},
        {45, 0.5, -0.227, 0.1645},
        {48, -0.2951, 0.555, 0.1181},
        {54, 0.2951, 0.555, 0.1181}
    };

    private HeadShape() {}

    /** How many places there are. */
    public static int size() {
        return TABLE.length;
    }

    /** Which of the 68 points, counted from 0, marks a place. */
    public static int point(int place) {
        return (int) TABLE[place][0];
    }

    /** The places' coordinates: shape [size][3]. */
    public static double[][] coordinates() {
        return Arrays.stream(TABLE)
                .map(row -> Arrays.copyOfRange(row, 1, row.length))
                .toArray(double[][]::new);
    }

    /** Where a face shows the places. */
    public static List<Point> seenIn(List<Point> points) {
        if (points.size() != FacePart.POINTS) {
            throw new IllegalArgumentException("expected " + FacePart.POINTS + " points, got " + points.size());
        }
        return Arrays.stream(TABLE).map(row -> points.get((int) row[0])).toList();
    }
}
