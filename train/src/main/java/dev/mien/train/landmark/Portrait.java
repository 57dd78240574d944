package dev.mien.train.landmark;

import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.List;

/**
 * A picture of one face whose 68 points are known; the picture ends somewhere beyond the face.
 *
 * @param trust how far the points are to be believed
 */
record Portrait(Image picture, List<Point> points, Trust trust) {
    /** What of the surroundings is kept on each side, in extents of the points. */
    private static final double MARGIN = 0.7;

    private static final int LARGEST = 200;

    Portrait {
        points = List.copyOf(points);
    }

    /** Of a face whose points were placed by hand. */
    Portrait(Image picture, List<Point> points) {
        this(picture, points, Trust.BY_HAND);
    }

    /** Cut to the face's surroundings, and reduced to no more pixels than a crop can use. */
    static Portrait closeUp(Image picture, List<Point> points, Trust trust) {
        Portrait cut = new Portrait(picture, points, trust).cut(MARGIN, MARGIN, MARGIN, MARGIN);
        int longer = Math.max(cut.picture.width(), cut.picture.height());
        if (longer <= LARGEST) {
            return cut;
        }
        int width = Math.max(1, cut.picture.width() * LARGEST / longer);
        int height = Math.max(1, cut.picture.height() * LARGEST / longer);
        Affine scale = Affine.scale((double) width / cut.picture.width(), (double) height / cut.picture.height());
        return new Portrait(
                cut.picture.resize(width, height),
                cut.points.stream().map(scale::apply).toList(),
                trust);
    }

    /** Cut at the given distances beyond the points, in shares of their extents; less than nothing cuts points off. */
    Portrait cut(double left, double top, double right, double bottom) {
        double minX = points.stream().mapToDouble(Point::x).min().orElseThrow();
        double maxX = points.stream().mapToDouble(Point::x).max().orElseThrow();
        double minY = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double maxY = points.stream().mapToDouble(Point::y).max().orElseThrow();
        int fromX = within(minX - left * (maxX - minX), picture.width() - 1);
        int fromY = within(minY - top * (maxY - minY), picture.height() - 1);
        int toX = Math.max(fromX + 1, within(Math.ceil(maxX + right * (maxX - minX)), picture.width()));
        int toY = Math.max(fromY + 1, within(Math.ceil(maxY + bottom * (maxY - minY)), picture.height()));
        Affine moved = Affine.translate(-fromX, -fromY);
        return new Portrait(
                picture.crop(fromX, fromY, toX - fromX, toY - fromY),
                points.stream().map(moved::apply).toList(),
                trust);
    }

    private static int within(double value, int last) {
        return (int) Math.max(0, Math.min(last, value));
    }
}
