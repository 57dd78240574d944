package dev.mien.face;

import dev.mien.image.Point;
import java.util.Arrays;
import java.util.List;

/**
 * The 68 points of a face by name, in the order of iBUG 300-W (Sagonas et al. 2013), which is stated here alone. <em>Right</em>
 * is the person's, so the left of the picture. {@link FacePart} says which of them outline what.
 */
public enum Landmark68 {
    // Down the person's right side from the temple.
    JAW_RIGHT_1,
    JAW_RIGHT_2,
    JAW_RIGHT_3,
    JAW_RIGHT_4,
    JAW_RIGHT_5,
    JAW_RIGHT_6,
    JAW_RIGHT_7,
    JAW_RIGHT_8,
    CHIN,
    // Up the left side to the temple.
    JAW_LEFT_8,
    JAW_LEFT_7,
    JAW_LEFT_6,
    JAW_LEFT_5,
    JAW_LEFT_4,
    JAW_LEFT_3,
    JAW_LEFT_2,
    JAW_LEFT_1,
    // From the outer end of the right brow to the inner.
    RIGHT_BROW_OUTER,
    RIGHT_BROW_OUTER_HALF,
    RIGHT_BROW_MIDDLE,
    RIGHT_BROW_INNER_HALF,
    RIGHT_BROW_INNER,
    LEFT_BROW_INNER,
    LEFT_BROW_INNER_HALF,
    LEFT_BROW_MIDDLE,
    LEFT_BROW_OUTER_HALF,
    LEFT_BROW_OUTER,
    // Down the ridge of the nose.
    NOSE_ROOT,
    NOSE_BRIDGE,
    NOSE_RIDGE,
    NOSE_TIP,
    // Along its base.
    NOSE_RIGHT,
    NOSTRIL_RIGHT,
    NOSE_BASE,
    NOSTRIL_LEFT,
    NOSE_LEFT,
    // Round the right eye.
    RIGHT_EYE_OUTER,
    RIGHT_EYE_UPPER_OUTER,
    RIGHT_EYE_UPPER_INNER,
    RIGHT_EYE_INNER,
    RIGHT_EYE_LOWER_INNER,
    RIGHT_EYE_LOWER_OUTER,
    LEFT_EYE_INNER,
    LEFT_EYE_UPPER_INNER,
    LEFT_EYE_UPPER_OUTER,
    LEFT_EYE_OUTER,
    LEFT_EYE_LOWER_OUTER,
    LEFT_EYE_LOWER_INNER,
    // Round the lips: along the upper edge and back along the lower.
    MOUTH_RIGHT,
    UPPER_LIP_RIGHT,
    UPPER_LIP_RIGHT_PEAK,
    UPPER_LIP,
    UPPER_LIP_LEFT_PEAK,
    UPPER_LIP_LEFT,
    MOUTH_LEFT,
    LOWER_LIP_LEFT,
    LOWER_LIP_LEFT_HALF,
    LOWER_LIP,
    LOWER_LIP_RIGHT_HALF,
    LOWER_LIP_RIGHT,
    // Round the opening between them.
    INNER_MOUTH_RIGHT,
    INNER_UPPER_LIP_RIGHT,
    INNER_UPPER_LIP,
    INNER_UPPER_LIP_LEFT,
    INNER_MOUTH_LEFT,
    INNER_LOWER_LIP_LEFT,
    INNER_LOWER_LIP,
    INNER_LOWER_LIP_RIGHT;

    private static final Landmark68[] ALL = values();
    private static final int[] MIRRORED = Arrays.stream(ALL)
            .mapToInt(point -> valueOf(otherSide(point.name())).index())
            .toArray();

    private static String otherSide(String name) {
        return name.contains("RIGHT") ? name.replace("RIGHT", "LEFT") : name.replace("LEFT", "RIGHT");
    }

    /** Place among the 68, counted from 0; most of the literature counts from 1. */
    @SuppressWarnings("EnumOrdinal") // the order is what this enum states
    public int index() {
        return ordinal();
    }

    /** The point of a place among the 68, counted from 0. */
    public static Landmark68 at(int index) {
        return ALL[index];
    }

    /** Where the point lies of the 68 given. */
    public Point of(List<Point> points) {
        return requireAll(points).get(index());
    }

    /** The point that this one becomes on a mirrored face. */
    public Landmark68 mirrored() {
        return ALL[MIRRORED[index()]];
    }

    static List<Point> requireAll(List<Point> points) {
        if (points.size() != ALL.length) {
            throw new IllegalArgumentException("expected " + ALL.length + " points, got " + points.size());
        }
        return points;
    }
}
