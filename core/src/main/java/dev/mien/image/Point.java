package dev.mien.image;

import java.util.List;

/**
 * A point of the plane in pixels, x to the right, y down, from the top-left corner of the picture.
 *
 * @param x to the right
 * @param y down
 */
public record Point(double x, double y) {
    /**
     * Checks the components.
     *
     * @param x to the right
     * @param y down
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("point must be finite, got (" + x + ", " + y + ")");
        }
    }

    /**
     * {@return the Euclidean distance to another point, in pixels}
     *
     * @param other a point of the same picture
     */
    public double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    /**
     * {@return the centroid of one or more points}
     *
     * @param points one or more
     * @throws IllegalArgumentException if there are none
     */
    public static Point mean(List<Point> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no points to average");
        }
        double x = 0;
        double y = 0;
        for (Point point : points) {
            x += point.x();
            y += point.y();
        }
        return new Point(x / points.size(), y / points.size());
    }
}
