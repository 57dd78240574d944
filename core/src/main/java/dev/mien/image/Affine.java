package dev.mien.image;

import java.util.List;

/**
 * An affine map of the plane: {@code x' = a x + b y + c}, {@code y' = d x + e y + f}. Coordinates are continuous, with
 * pixel centres at half numbers (see {@link Image}).
 *
 * @param a what x adds to x'
 * @param b what y adds to x'
 * @param c shift to the right in pixels
 * @param d what x adds to y'
 * @param e what y adds to y'
 * @param f shift down in pixels
 */
public record Affine(double a, double b, double c, double d, double e, double f) {
    /** Leaves every point where it is. */
    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    /**
     * Checks the components.
     *
     * @param a what x adds to x'
     * @param b what y adds to x'
     * @param c shift to the right in pixels
     * @param d what x adds to y'
     * @param e what y adds to y'
     * @param f shift down in pixels
     * @throws IllegalArgumentException if a coefficient is not finite
     */
    public Affine {
        if (!Double.isFinite(a + b + c + d + e + f)) {
            throw new IllegalArgumentException("affine map must be finite");
        }
    }

    /**
     * {@return the map that multiplies x and y by a factor each}
     *
     * @param sx factor of x
     * @param sy factor of y
     */
    public static Affine scale(double sx, double sy) {
        return new Affine(sx, 0, 0, 0, sy, 0);
    }

    /**
     * {@return the map that moves every point}
     *
     * @param dx pixels to the right
     * @param dy pixels down
     */
    public static Affine translate(double dx, double dy) {
        return new Affine(1, 0, dx, 0, 1, dy);
    }

    /**
     * {@return the map of a rectangle onto the whole of a picture: its top-left corner goes to {@code (0, 0)}, the
     * opposite one to {@code (targetWidth, targetHeight)}}
     *
     * @param x left edge of the rectangle
     * @param y its top edge
     * @param width above 0
     * @param height above 0
     * @param targetWidth width of the picture
     * @param targetHeight height of the picture
     */
    public static Affine fromRectangle(
            double x, double y, double width, double height, double targetWidth, double targetHeight) {
        double sx = targetWidth / width;
        double sy = targetHeight / height;
        return new Affine(sx, 0, -sx * x, 0, sy, -sy * y);
    }

    /**
     * {@return the similarity (rotation, uniform scale, translation; no reflection) that maps {@code from} onto {@code
     * to} with the least sum of squared distances, as in Umeyama (1991) for the plane} Two points are mapped exactly.
     *
     * @param from two or more points
     * @param to where they should go, in the same order
     * @throws IllegalArgumentException if fewer than two points are given, the counts differ, or all coincide
     */
    public static Affine similarity(List<Point> from, List<Point> to) {
        int n = from.size();
        if (n < 2 || to.size() != n) {
            throw new IllegalArgumentException(
                    "similarity needs two or more pairs of points, got " + n + " and " + to.size());
        }
        Point fromMean = Point.mean(from);
        Point toMean = Point.mean(to);
        double cos = 0;
        double sin = 0;
        double norm = 0;
        for (int i = 0; i < n; i++) {
            double px = from.get(i).x() - fromMean.x();
            double py = from.get(i).y() - fromMean.y();
            double qx = to.get(i).x() - toMean.x();
            double qy = to.get(i).y() - toMean.y();
            cos += px * qx + py * qy;
            sin += px * qy - py * qx;
            norm += px * px + py * py;
        }
        if (norm < 1e-12) {
            throw new IllegalArgumentException("similarity needs two distinct points");
        }
        double p = cos / norm;
        double q = sin / norm;
        return new Affine(
                p,
                -q,
                toMean.x() - p * fromMean.x() + q * fromMean.y(),
                q,
                p,
                toMean.y() - q * fromMean.x() - p * fromMean.y());
    }

    /**
     * {@return where a point goes}
     *
     * @param point any point
     */
    public Point apply(Point point) {
        return new Point(a * point.x() + b * point.y() + c, d * point.x() + e * point.y() + f);
    }

    /**
     * {@return the map that does this one first, then {@code next}}
     *
     * @param next the map to be done afterwards
     */
    public Affine then(Affine next) {
        return new Affine(
                next.a * a + next.b * d,
                next.a * b + next.b * e,
                next.a * c + next.b * f + next.c,
                next.d * a + next.e * d,
                next.d * b + next.e * e,
                next.d * c + next.e * f + next.f);
    }

    /**
     * {@return the map that undoes this one}
     *
     * @throws ArithmeticException if this map is singular
     */
    public Affine inverse() {
        double det = a * e - b * d;
        if (Math.abs(det) <= 1e-12 * (Math.abs(a * e) + Math.abs(b * d))) {
            throw new ArithmeticException("affine map is singular");
        }
        return new Affine(e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det);
    }
}
