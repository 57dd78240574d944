package dev.mien.train.detect;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.face.FivePoints;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;

/** How labels follow what is done to their picture. */
final class Labels {
    /** Less of a face than this share is no example of one, nor of background. */
    private static final double LEAST_SEEN = 0.5;

    /** Less than this share of a face may be learned as background. */
    private static final double UNSEEN = 0.1;

    private Labels() {}

    /**
     * The face where the map puts it. A face fills about the ellipse in its box, so the new box is the one around the mapped
     * ellipse; without rotation that is the mapped box itself. A map that mirrors swaps the left and right points.
     */
    static TruthBox map(TruthBox face, Affine map) {
        Point center = map.apply(face.box().center());
        double width =
                Math.hypot(map.a() * face.box().width(), map.b() * face.box().height());
        double height =
                Math.hypot(map.d() * face.box().width(), map.e() * face.box().height());
        List<Point> points = face.points().stream().map(map::apply).toList();
        boolean mirrors = map.a() * map.e() - map.b() * map.d() < 0;
        return new TruthBox(
                new Box(center.x() - width / 2, center.y() - height / 2, width, height),
                face.ignore(),
                mirrors && !points.isEmpty() ? swapped(points) : points);
    }

    /** The upright box around a mapped rectangle. */
    static Box around(Box box, Affine map) {
        Point center = map.apply(box.center());
        double width = Math.abs(map.a()) * box.width() + Math.abs(map.b()) * box.height();
        double height = Math.abs(map.d()) * box.width() + Math.abs(map.e()) * box.height();
        return new Box(center.x() - width / 2, center.y() - height / 2, width, height);
    }

    private static List<Point> swapped(List<Point> five) {
        return List.of(five.get(1), five.get(0), five.get(2), five.get(4), five.get(3));
    }

    /**
     * The face of which only the part in a region is seen: the box is cut, the points are forgotten unless all are seen, a
     * face of which less than half is left is ignored, and of one that is all but gone there is no label.
     */
    static Optional<TruthBox> cut(TruthBox face, Box region) {
        Box box = face.box();
        double seen = box.intersection(region) / box.area();
        if (seen < UNSEEN) {
            return Optional.empty();
        }
        double left = Math.max(box.x(), region.x());
        double top = Math.max(box.y(), region.y());
        Box part = new Box(
                left, top, Math.min(box.right(), region.right()) - left, Math.min(box.bottom(), region.bottom()) - top);
        boolean allSeen = face.points().stream()
                .allMatch(p -> p.x() >= region.x()
                        && p.x() <= region.right()
                        && p.y() >= region.y()
                        && p.y() <= region.bottom());
        return Optional.of(new TruthBox(part, face.ignore() || seen < LEAST_SEEN, allSeen ? face.points() : List.of()));
    }

    /** Five points as they are, or the five among 68: the eyes' centres, the nose tip and the mouth's corners. */
    static List<Point> five(List<Point> points) {
        return FivePoints.of(points).orElse(points);
    }
}
