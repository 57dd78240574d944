package dev.mien.dataset;

import dev.mien.face.Landmark68;
import dev.mien.image.Point;
import java.util.List;

/**
 * Labels of 68 points that all lie too far to one side. A network that learns from pictures and their mirror images cannot
 * follow such a habit, so its answers show it: answers for faces and for their mirror images, averaged, lie to the
 * person's right of the labels, by a share of the distance between the outer corners of the eyes (medians over 464 pictures of
 * {@code landmarks68-valid} and 700 of {@code faces-wild}).
 */
public enum LabelShift {
    /** Points placed by hand in {@code landmarks68}: about a pixel. */
    BY_HAND(0.0136),
    /** Points of {@code faces-wild}, taken over from a face mesh by a map that was fitted to the former. */
    BY_MESH(0.027);

    private final double share;

    LabelShift(double share) {
        this.share = share;
    }

    /**
     * {@return the points, moved back along the line of the eyes}
     *
     * @param points all 68
     */
    public List<Point> undone(List<Point> points) {
        Point right = Landmark68.RIGHT_EYE_OUTER.of(points);
        Point left = Landmark68.LEFT_EYE_OUTER.of(points);
        double dx = share * (left.x() - right.x());
        double dy = share * (left.y() - right.y());
        return points.stream()
                .map(point -> new Point(point.x() - dx, point.y() - dy))
                .toList();
    }
}
