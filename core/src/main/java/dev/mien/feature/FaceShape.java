package dev.mien.feature;

import dev.mien.face.AlignedFace;
import dev.mien.face.FacePart;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The 68 points of a face without its place, size and tilt: about their centroid, in units of their root mean square
 * distance from it, turned so that the lines between points which mirror one another are level on average. Lips move
 * askew and are left out of that. Points that all coincide stay at the centroid.
 */
final class FaceShape {
    private final double[] x = new double[FacePart.POINTS];
    private final double[] y = new double[FacePart.POINTS];

    FaceShape(List<Point> points) {
        Point mean = Point.mean(points);
        double across = 0;
        double down = 0;
        double squares = 0;
        for (int i = 0; i < FacePart.POINTS; i++) {
            Point point = points.get(i);
            squares += Math.pow(point.distanceTo(mean), 2);
            int other = FacePart.mirrored(i);
            if (i < other && i < FacePart.OUTER_LIPS.from()) {
                across += points.get(other).x() - point.x();
                down += points.get(other).y() - point.y();
            }
        }
        double size = Math.sqrt(squares / FacePart.POINTS);
        double length = Math.hypot(across, down);
        double cos = length > 0 ? across / length : 1;
        double sin = length > 0 ? down / length : 0;
        for (int i = 0; i < FacePart.POINTS && size > 0; i++) {
            double dx = (points.get(i).x() - mean.x()) / size;
            double dy = (points.get(i).y() - mean.y()) / size;
            x[i] = cos * dx + sin * dy;
            y[i] = cos * dy - sin * dx;
        }
    }

    /**
     * The 68 points in the crop of a face; those of a mirrored crop in the order of the mirrored face.
     *
     * @throws IllegalArgumentException if the face has no 68 points
     */
    static List<Point> inCrop(AlignedFace face) {
        List<Point> points = face.face().landmarks();
        if (points.size() != FacePart.POINTS) {
            throw new IllegalArgumentException("the features 'geometry' are taken from the " + FacePart.POINTS
                    + " points of a face, this one has " + points.size() + "; choose a landmark locator, such as cnn");
        }
        Affine toFrame = face.cropToFrame();
        Affine toCrop = toFrame.inverse();
        boolean mirrored = toFrame.a() * toFrame.e() - toFrame.b() * toFrame.d() < 0;
        return IntStream.range(0, FacePart.POINTS)
                .mapToObj(i -> toCrop.apply(points.get(mirrored ? FacePart.mirrored(i) : i)))
                .toList();
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    double distance(int one, int other) {
        return Math.hypot(x[one] - x[other], y[one] - y[other]);
    }
}
