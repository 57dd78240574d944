package dev.mien.align;

import dev.mien.base.Require;
import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import dev.mien.stage.StageSpec;
import java.util.List;
import java.util.Optional;

/**
 * Where a face lies in the crop that a model was trained on; a manifest names it as {@code input.crop}.
 *
 * <ul>
 *   <li>{@code ferplus}: as in the pictures of FER+, see {@link CropTemplate}.
 *   <li>{@code arcface}: the five-point template of Deng et al. 2019 (ArcFace), which face networks with an input of 112
 *       pixels are mostly trained on.
 *   <li>{@code box:margin=0.2}: the detector's box, made square on its longer side and enlarged on each side by that share
 *       of it; nothing is turned.
 * </ul>
 */
abstract sealed class CropGeometry {
    private static final double MOST_MARGIN = 2;

    /** @throws IllegalArgumentException if there is no such geometry; the message lists them */
    static CropGeometry parse(String text) {
        StageSpec asked = StageSpec.parse(text);
        return switch (asked.name()) {
            case "ferplus" -> new Template(CropTemplate.fivePoints(1), true);
            case "arcface" ->
                new Template(
                        List.of(
                                new Point(38.2946 / 112, 51.6963 / 112),
                                new Point(73.5318 / 112, 51.5014 / 112),
                                new Point(56.0252 / 112, 71.7366 / 112),
                                new Point(41.5493 / 112, 92.3655 / 112),
                                new Point(70.7299 / 112, 92.2041 / 112)),
                        false);
            case "box" -> asked.over(new Margin(0)).geometry();
            default ->
                throw new IllegalArgumentException(
                        "unknown crop '" + text + "'; known: ferplus, arcface, box:margin=NUMBER");
        };
    }

    /**
     * Where right eye, left eye, nose tip, right and left mouth corner lie in a crop of the given side; empty if points do
     * not matter.
     */
    abstract Optional<List<Point>> points(int size);

    /** The first two of {@link #points}. */
    final Optional<List<Point>> eyes(int size) {
        return points(size).map(points -> points.subList(0, 2));
    }

    /** Whether the training pictures were cut out by boxes, so that their points lie only roughly where {@link #points} says. */
    abstract boolean cutByBoxes();

    /** The upright map from the frame to a crop of the given side, by the detector's box alone. */
    abstract Affine ofBox(Box box, int size);

    /** @param margin share of the box's longer side that is added on each side, -0.4 to 2 */
    public record Margin(double margin) {
        public Margin {
            Require.that(margin >= -0.4 && margin <= MOST_MARGIN, "margin must lie in -0.4 to " + MOST_MARGIN, margin);
        }

        CropGeometry geometry() {
            return new Enlarged(margin);
        }
    }

    /**
     * By the points. Without them the box tells where they are on a typical face, as measured on LFW: they lie at 0.393 of
     * the box's height, and the root of the box's area is 2.6 times their distance (docs/method/crop-geometry.md).
     */
    private static final class Template extends CropGeometry {
        private static final double EYE_LINE = 0.393;
        private static final double BOX_PER_EYE_DISTANCE = 2.6;

        private final List<Point> fractions;
        private final boolean cutByBoxes;

        /** @param fractions of the crop's side: the five points */
        Template(List<Point> fractions, boolean cutByBoxes) {
            this.fractions = fractions;
            this.cutByBoxes = cutByBoxes;
        }

        @Override
        boolean cutByBoxes() {
            return cutByBoxes;
        }

        @Override
        Optional<List<Point>> points(int size) {
            return Optional.of(
                    fractions.stream().map(Affine.scale(size, size)::apply).toList());
        }

        @Override
        Affine ofBox(Box box, int size) {
            Point right = fractions.get(0);
            Point left = fractions.get(1);
            double eyeDistance = Math.sqrt(box.area()) / BOX_PER_EYE_DISTANCE;
            double side = eyeDistance / (left.x() - right.x());
            double x = box.center().x() - side * (left.x() + right.x()) / 2;
            double y = box.y() + box.height() * EYE_LINE - side * (left.y() + right.y()) / 2;
            return Affine.fromRectangle(x, y, side, side, size, size);
        }
    }

    private static final class Enlarged extends CropGeometry {
        private final double margin;

        Enlarged(double margin) {
            this.margin = margin;
        }

        @Override
        boolean cutByBoxes() {
            return true;
        }

        @Override
        Optional<List<Point>> points(int size) {
            return Optional.empty();
        }

        @Override
        Affine ofBox(Box box, int size) {
            double side = Math.max(box.width(), box.height()) * (1 + 2 * margin);
            Point centre = box.center();
            return Affine.fromRectangle(centre.x() - side / 2, centre.y() - side / 2, side, side, size, size);
        }
    }
}
