package dev.mien.feature;

import static dev.mien.face.Landmark68.CHIN;
import static dev.mien.face.Landmark68.INNER_LOWER_LIP;
import static dev.mien.face.Landmark68.INNER_UPPER_LIP;
import static dev.mien.face.Landmark68.LEFT_BROW_INNER;
import static dev.mien.face.Landmark68.LOWER_LIP;
import static dev.mien.face.Landmark68.MOUTH_LEFT;
import static dev.mien.face.Landmark68.MOUTH_RIGHT;
import static dev.mien.face.Landmark68.NOSE_BASE;
import static dev.mien.face.Landmark68.RIGHT_BROW_INNER;
import static dev.mien.face.Landmark68.RIGHT_BROW_MIDDLE;
import static dev.mien.face.Landmark68.RIGHT_EYE_INNER;
import static dev.mien.face.Landmark68.RIGHT_EYE_LOWER_INNER;
import static dev.mien.face.Landmark68.RIGHT_EYE_LOWER_OUTER;
import static dev.mien.face.Landmark68.RIGHT_EYE_OUTER;
import static dev.mien.face.Landmark68.RIGHT_EYE_UPPER_INNER;
import static dev.mien.face.Landmark68.RIGHT_EYE_UPPER_OUTER;
import static dev.mien.face.Landmark68.UPPER_LIP;

import dev.mien.face.FacePart;
import dev.mien.face.Landmark68;
import java.util.Arrays;
import java.util.List;

/**
 * A distance or a ratio of distances on a face. Expressions are told apart by such measures since Tian, Kanade and Cohn 2001
 * ("Recognizing action units for facial expression analysis", PAMI).
 */
final class ShapeMeasure {
    /** Those of both sides first. */
    static final List<ShapeMeasure> ALL = List.of(
            // Eye aspect ratio, Soukupova and Cech 2016.
            new ShapeMeasure(
                    true,
                    ShapeMeasure::aspectRatio,
                    RIGHT_EYE_OUTER,
                    RIGHT_EYE_UPPER_OUTER,
                    RIGHT_EYE_UPPER_INNER,
                    RIGHT_EYE_INNER,
                    RIGHT_EYE_LOWER_INNER,
                    RIGHT_EYE_LOWER_OUTER),
            // The middle and the inner end of the brow over the eye.
            new ShapeMeasure(true, ShapeMeasure::distance, RIGHT_BROW_MIDDLE, RIGHT_EYE_UPPER_OUTER),
            new ShapeMeasure(true, ShapeMeasure::distance, RIGHT_BROW_INNER, RIGHT_EYE_INNER),
            // From the eye to the corner of the mouth, and how far that is drawn up.
            new ShapeMeasure(true, ShapeMeasure::distance, RIGHT_EYE_OUTER, MOUTH_RIGHT),
            new ShapeMeasure(true, ShapeMeasure::cornerRaise, MOUTH_RIGHT, UPPER_LIP, LOWER_LIP),
            // Between the brows; width and height of the mouth; nose to upper lip, lower lip to chin, nose to chin.
            new ShapeMeasure(false, ShapeMeasure::distance, RIGHT_BROW_INNER, LEFT_BROW_INNER),
            new ShapeMeasure(false, ShapeMeasure::distance, MOUTH_RIGHT, MOUTH_LEFT),
            new ShapeMeasure(false, ShapeMeasure::distance, INNER_UPPER_LIP, INNER_LOWER_LIP),
            new ShapeMeasure(false, ShapeMeasure::distance, NOSE_BASE, UPPER_LIP),
            new ShapeMeasure(false, ShapeMeasure::distance, LOWER_LIP, CHIN),
            new ShapeMeasure(false, ShapeMeasure::distance, NOSE_BASE, CHIN));

    private interface Value {
        double of(FaceShape shape, int[] points);
    }

    private final boolean paired;
    private final Value value;
    private final int[] points;

    /** @param points those of the person's right side where both sides are measured */
    private ShapeMeasure(boolean paired, Value value, Landmark68... points) {
        this.paired = paired;
        this.value = value;
        this.points = Arrays.stream(points).mapToInt(Landmark68::index).toArray();
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
