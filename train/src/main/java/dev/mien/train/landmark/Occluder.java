package dev.mien.train.landmark;

import dev.mien.face.FacePart;
import dev.mien.face.Landmark68;
import dev.mien.image.Point;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.SplittableRandom;

/** Puts something before a face: a mask, dark glasses, or any patch, plain, striped or of another picture. */
final class Occluder {
    private static final float MASK = 160;

    private Occluder() {}

    /**
     * @param values grey values of a crop, {@code side} x {@code side}
     * @param points of the face in it, in pixels
     * @param other grey values of another crop of the same size
     */
    static void cover(float[] values, int side, List<Point> points, float[] other, SplittableRandom random) {
        int kind = random.nextInt(5);
        Shape shape = switch (kind) {
            case 0 -> mask(points, nose(random), random.nextInt(1, 5));
            case 1 -> glasses(points, random);
            default -> patch(side, random);
        };
        boolean copied = kind == 4;
        double shade = kind == 1 ? random.nextDouble(90) : random.nextDouble(255);
        double slopeX = random.nextDouble(-60, 60) / side;
        double slopeY = random.nextDouble(-60, 60) / side;
        double stripe = random.nextBoolean() ? random.nextDouble(60) : 0;
        double period = random.nextDouble(2, 8);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (shape.contains(x + 0.5, y + 0.5)) {
                    values[y * side + x] = copied
                            ? other[y * side + x]
                            : (float) (shade + slopeX * x + slopeY * y + (y / period % 2 < 1 ? stripe : 0));
                }
            }
        }
    }

    /** Covers all below the nose's tip evenly. */
    static void mask(float[] values, int width, List<Point> points) {
        Shape shape = mask(points, Landmark68.NOSE_TIP, 2);
        for (int y = 0; y < values.length / width; y++) {
            for (int x = 0; x < width; x++) {
                if (shape.contains(x + 0.5, y + 0.5)) {
                    values[y * width + x] = MASK;
                }
            }
        }
    }

    /** A point of the nose but those on the person's left. */
    private static Landmark68 nose(SplittableRandom random) {
        return Landmark68.at(random.nextInt(Landmark68.NOSE_ROOT.index(), Landmark68.NOSE_BASE.index() + 1));
    }

    /** From a point of the nose down round the chin, which it leaves open {@code ear} points from either end. */
    private static Shape mask(List<Point> points, Landmark68 from, int ear) {
        List<Point> jaw = FacePart.JAW.of(points);
        Path2D path = new Path2D.Double();
        Point nose = from.of(points);
        path.moveTo(nose.x(), nose.y());
        for (Point point : jaw.subList(ear, jaw.size() - ear)) {
            path.lineTo(point.x(), point.y());
        }
        path.closePath();
        return path;
    }

    /** An ellipse over each eye. */
    private static Shape glasses(List<Point> points, SplittableRandom random) {
        Point right = Point.mean(FacePart.RIGHT_EYE.of(points));
        Point left = Point.mean(FacePart.LEFT_EYE.of(points));
        double rx = right.distanceTo(left) * random.nextDouble(0.3, 0.5);
        double ry = rx * random.nextDouble(0.6, 1);
        Area both = new Area(ellipse(right, rx, ry));
        both.add(new Area(ellipse(left, rx, ry)));
        return both;
    }

    private static Shape ellipse(Point center, double rx, double ry) {
        return new Ellipse2D.Double(center.x() - rx, center.y() - ry, 2 * rx, 2 * ry);
    }

    private static Shape patch(int side, SplittableRandom random) {
        double width = side * random.nextDouble(0.1, 0.5);
        double height = side * random.nextDouble(0.1, 0.5);
        double x = random.nextDouble() * side - width / 2;
        double y = random.nextDouble() * side - height / 2;
        return random.nextBoolean()
                ? new Rectangle2D.Double(x, y, width, height)
                : new Ellipse2D.Double(x, y, width, height);
    }
}
