package dev.mien.feature;

import dev.mien.face.FacePart;
import java.util.List;

/**
 * A distance or a ratio of distances on a face. Expressions are told apart by such measures since Tian, Kanade and Cohn 2001
 * ("Recognizing action units for facial expression analysis", PAMI).
 */
final class ShapeMeasure {
    /** Those of both sides first. */
    static final List<ShapeMeasure> ALL = List.of(
            // Eye aspect ratio, Soukupova and Cech 2016.
            new ShapeMeasure(true, ShapeMeasure::aspectRatio, 36, 37, 38, 39, 40, 41),
            // The middle and the inner end of the brow over the eye.
            new ShapeMeasure(true, ShapeMeasure::distance, 19, 37),
            new ShapeMeasure(true, ShapeMeasure::distance, 21, 39),
            // From the eye to the corner of the mouth, and how far that is drawn up.
            new ShapeMeasure(true, ShapeMeasure::distance, 36, 48),
            new ShapeMeasure(true, ShapeMeasure::cornerRaise, 48, 51, 57),
            // Between the brows; width and height of the mouth; nose to upper lip, lower lip to chin, nose to chin.
            new ShapeMeasure(false, ShapeMeasure::distance, 21, 22),
            new ShapeMeasure(false, ShapeMeasure::distance, 48, 54),
            new ShapeMeasure(false, ShapeMeasure::distance, 62, 66),
            new ShapeMeasure(false, ShapeMeasure::distance, 33, 51),
            new ShapeMeasure(false, ShapeMeasure::distance, 57, 8),
            new ShapeMeasure(false, ShapeMeasure::distance, 33, 8));

    private interface Value {
        double of(FaceShape shape, int[] points);
    }

    private final boolean paired;
    private final Value value;
    private final int[] points;

    /** @param points of the 68; those of the person's right side where both sides are measured */
    private ShapeMeasure(boolean paired, Value value, int... points) {
        this.paired = paired;
        this.value = value;
        this.points = points;
    }

    /** Whether the person's left side is measured too. */
    boolean paired() {
        return paired;
    }

    /** The points that it is measured between. */
    int[] points(boolean left) {
        int[] chosen = points.clone();
        for (int i = 0; i < chosen.length && left; i++) {
            chosen[i] = FacePart.mirrored(chosen[i]);
        }
        return chosen;
    }

    double of(FaceShape shape, boolean left) {
        return value.of(shape, points(left));
    }

    private static double distance(FaceShape shape, int[] p) {
        return shape.distance(p[0], p[1]);
    }

    private static double aspectRatio(FaceShape shape, int[] p) {
        double width = shape.distance(p[0], p[3]);
        double height = (shape.distance(p[1], p[5]) + shape.distance(p[2], p[4])) / 2;
        return width > 0 ? Math.min(1, height / width) : 0;
    }

    private static double cornerRaise(FaceShape shape, int[] p) {
        return (shape.y(p[1]) + shape.y(p[2])) / 2 - shape.y(p[0]);
    }
}
