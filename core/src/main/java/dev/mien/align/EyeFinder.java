package dev.mien.align;

import dev.mien.cascade.Cascade;
import dev.mien.cascade.CascadeFile;
import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds both eyes of a boxed face with OpenCV's eye cascades.
 *
 * <p>The face is drawn upright by its box at a fixed size. In the band around the eye line the cascade of the right eye
 * and that of the left are run, each counted only near its place on the template; of the pairs that could be one face
 * (distance, tilt and sizes agree) the one with most agreeing windows wins. If there is none, the cascade for either
 * eye is tried; if that fails too, the same on the face turned to either side. Choice and constants were measured
 * (docs/method/crop-geometry.md).
 */
final class EyeFinder implements AutoCloseable {
    /** In this crop the searched band was measured. */
    private static final CropGeometry GEOMETRY = CropGeometry.parse("ferplus");

    private static final int SIDE = 112;
    private static final int BAND_TOP = 9;
    private static final int BAND_BOTTOM = 69;
    private static final Cascade.Search SEARCH = new Cascade.Search(1.1, 1, 16, 47);
    private static final double[] TILTS = {0, -25, 25};
    private static final double MAX_OFFSET = 0.12 * SIDE;
    private static final double MIN_DISTANCE = 0.24 * SIDE;
    private static final double MAX_DISTANCE = 0.5 * SIDE;
    private static final double MAX_SLOPE = 0.5;
    private static final double MAX_SIZE_RATIO = 1.67;
    /** Weight of the cascades' word against the box's; their errors are as large and independent. */
    private static final double TRUST = 0.6;

    private static final Point RIGHT = CropTemplate.eyes(SIDE).get(0);
    private static final Point LEFT = CropTemplate.eyes(SIDE).get(1);

    private final EyeCascade right = new EyeCascade(CascadeFile.HAAR_RIGHT_EYE, 0.011, -0.126);
    private final EyeCascade left = new EyeCascade(CascadeFile.HAAR_LEFT_EYE, 0.021, -0.137);
    private final EyeCascade either = new EyeCascade(CascadeFile.HAAR_EYE, -0.047, 0.005);

    /** An eye that a cascade fires on, in the drawn face. */
    private record Eye(Point center, double size, int windows) {}

    private record Pair(Eye right, Eye left) {
        boolean plausible() {
            double dx = left.center.x() - right.center.x();
            double dy = left.center.y() - right.center.y();
            double distance = Math.hypot(dx, dy);
            return distance > MIN_DISTANCE
                    && distance < MAX_DISTANCE
                    && Math.abs(dy) <= MAX_SLOPE * dx
                    && left.size < MAX_SIZE_RATIO * right.size
                    && right.size < MAX_SIZE_RATIO * left.size;
        }

        int windows() {
            return right.windows + left.windows;
        }

        /** The eyes moved towards where the box has them; only their tilt, of which a box knows nothing, is kept whole. */
        List<Point> weighedWithTemplate() {
            Point found = Point.mean(List.of(right.center, left.center));
            Point expected = Point.mean(List.of(RIGHT, LEFT));
            double x = expected.x() + TRUST * (found.x() - expected.x());
            double y = expected.y() + TRUST * (found.y() - expected.y());
            double foundDistance = right.center.distanceTo(left.center);
            double expectedDistance = RIGHT.distanceTo(LEFT);
            double stretch = expectedDistance * Math.pow(foundDistance / expectedDistance, TRUST) / foundDistance / 2;
            double dx = stretch * (left.center.x() - right.center.x());
            double dy = stretch * (left.center.y() - right.center.y());
            return List.of(new Point(x - dx, y - dy), new Point(x + dx, y + dy));
        }
    }

    /** A cascade and how far the middle of its window lies from the eye's centre, in window sides. */
    private record EyeCascade(Cascade cascade, double biasX, double biasY) {
        EyeCascade(CascadeFile file, double biasX, double biasY) {
            this(new Cascade(file), biasX, biasY);
        }

        List<Eye> find(Image band) {
            return cascade.find(band, SEARCH).stream()
                    .map(hit -> {
                        double size = hit.box().width();
                        Point middle = hit.box().center();
                        Point eye = new Point(middle.x() - biasX * size, middle.y() - biasY * size + BAND_TOP);
                        return new Eye(eye, size, hit.windows());
                    })
                    .toList();
        }
    }

    /** The person's right eye and left eye in pixels of the image, or empty. */
    Optional<List<Point>> find(Image image, Box face) {
        for (double degrees : TILTS) {
            Optional<List<Point>> eyes = find(image, face, degrees);
            if (eyes.isPresent()) {
                return eyes;
            }
        }
        return Optional.empty();
    }

    /** @param degrees how far the face leans clockwise */
    private Optional<List<Point>> find(Image image, Box face, double degrees) {
        Affine toFace = turnBack(face.center(), degrees).then(GEOMETRY.ofBox(face, SIDE));
        Affine toBand = toFace.then(Affine.translate(0, -BAND_TOP));
        Image band = image.warp(toBand, SIDE, BAND_BOTTOM - BAND_TOP).toGray();
        Optional<Pair> pair = best(right.find(band), left.find(band));
        if (pair.isEmpty()) {
            List<Eye> eyes = either.find(band);
            pair = best(eyes, eyes);
        }
        Affine toImage = toFace.inverse();
        return pair.map(Pair::weighedWithTemplate)
                .map(eyes -> eyes.stream().map(toImage::apply).toList());
    }

    private static Affine turnBack(Point center, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return Affine.translate(-center.x(), -center.y()).then(new Affine(cos, sin, center.x(), -sin, cos, center.y()));
    }

    private static Optional<Pair> best(List<Eye> rights, List<Eye> lefts) {
        @Nullable Pair best = null;
        for (Eye r : rights) {
            for (Eye l : lefts) {
                Pair pair = new Pair(r, l);
                if (r.center.distanceTo(RIGHT) < MAX_OFFSET
                        && l.center.distanceTo(LEFT) < MAX_OFFSET
                        && pair.plausible()
                        && (best == null || pair.windows() > best.windows())) {
                    best = pair;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The cascades it uses. */
    String id() {
        return Stream.of(right, left, either)
                .map(eye -> eye.cascade.file().id())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        right.cascade.close();
        left.cascade.close();
        either.cascade.close();
    }
}
