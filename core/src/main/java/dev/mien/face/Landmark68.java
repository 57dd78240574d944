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
    /** Outline of the face, point 1 of 8 down the person's right side: 1 is beside the eye, 8 beside the chin. */
    JAW_RIGHT_1,
    /** Outline of the face, point 2 of 8 down the person's right side: 1 is beside the eye, 8 beside the chin. */
    JAW_RIGHT_2,
    /** Outline of the face, point 3 of 8 down the person's right side: 1 is beside the eye, 8 beside the chin. */
    JAW_RIGHT_3,
    /** Outline of the face, point 4 of 8 down the person's right side: 1 is beside the eye, 8 beside the chin. */
    JAW_RIGHT_4,
    /** Outline of the face, point 5 of 8 down the person's right side: 1 is beside the eye, 8 beside the chin. */
    JAW_RIGHT_5,
    /** Outline of the face, point 6 of 8 down the person's right side: 1 is beside the eye, 8 beside the chin. */
    JAW_RIGHT_6,
    /** Outline of the face, point 7 of 8 down the person's right side: 1 is beside the eye, 8 beside the chin. */
    JAW_RIGHT_7,
    /** Outline of the face, point 8 of 8 down the person's right side: 1 is beside the eye, 8 beside the chin. */
    JAW_RIGHT_8,
    /** Lowest point of the chin. */
    CHIN,
    // Up the left side to the temple.
    /** Outline of the face, point 8 of 8 down the person's left side: 1 is beside the eye, 8 beside the chin. */
    JAW_LEFT_8,
    /** Outline of the face, point 7 of 8 down the person's left side: 1 is beside the eye, 8 beside the chin. */
    JAW_LEFT_7,
    /** Outline of the face, point 6 of 8 down the person's left side: 1 is beside the eye, 8 beside the chin. */
    JAW_LEFT_6,
    /** Outline of the face, point 5 of 8 down the person's left side: 1 is beside the eye, 8 beside the chin. */
    JAW_LEFT_5,
    /** Outline of the face, point 4 of 8 down the person's left side: 1 is beside the eye, 8 beside the chin. */
    JAW_LEFT_4,
    /** Outline of the face, point 3 of 8 down the person's left side: 1 is beside the eye, 8 beside the chin. */
    JAW_LEFT_3,
    /** Outline of the face, point 2 of 8 down the person's left side: 1 is beside the eye, 8 beside the chin. */
    JAW_LEFT_2,
    /** Outline of the face, point 1 of 8 down the person's left side: 1 is beside the eye, 8 beside the chin. */
    JAW_LEFT_1,
    // From the outer end of the right brow to the inner.
    /** Outer end of the right brow. */
    RIGHT_BROW_OUTER,
    /** Right brow, halfway from the outer end to the middle. */
    RIGHT_BROW_OUTER_HALF,
    /** Middle of the right brow. */
    RIGHT_BROW_MIDDLE,
    /** Right brow, halfway from the middle to the inner end. */
    RIGHT_BROW_INNER_HALF,
    /** Inner end of the right brow. */
    RIGHT_BROW_INNER,
    /** Inner end of the left brow. */
    LEFT_BROW_INNER,
    /** Left brow, halfway from the middle to the inner end. */
    LEFT_BROW_INNER_HALF,
    /** Middle of the left brow. */
    LEFT_BROW_MIDDLE,
    /** Left brow, halfway from the outer end to the middle. */
    LEFT_BROW_OUTER_HALF,
    /** Outer end of the left brow. */
    LEFT_BROW_OUTER,
    // Down the ridge of the nose.
    /** Top of the ridge of the nose, between the eyes. */
    NOSE_ROOT,
    /** Ridge of the nose, a third of the way down. */
    NOSE_BRIDGE,
    /** Ridge of the nose, two thirds of the way down. */
    NOSE_RIDGE,
    /** Tip of the nose. */
    NOSE_TIP,
    // Along its base.
    /** Right edge of the nose's base, at the wing. */
    NOSE_RIGHT,
    /** Nose's base below the right nostril. */
    NOSTRIL_RIGHT,
    /** Middle of the nose's base. */
    NOSE_BASE,
    /** Nose's base below the left nostril. */
    NOSTRIL_LEFT,
    /** Left edge of the nose's base, at the wing. */
    NOSE_LEFT,
    // Round the right eye.
    /** Outer corner of the right eye. */
    RIGHT_EYE_OUTER,
    /** Upper lid of the right eye, on its outer half. */
    RIGHT_EYE_UPPER_OUTER,
    /** Upper lid of the right eye, on its inner half. */
    RIGHT_EYE_UPPER_INNER,
    /** Inner corner of the right eye. */
    RIGHT_EYE_INNER,
    /** Lower lid of the right eye, on its inner half. */
    RIGHT_EYE_LOWER_INNER,
    /** Lower lid of the right eye, on its outer half. */
    RIGHT_EYE_LOWER_OUTER,
    /** Inner corner of the left eye. */
    LEFT_EYE_INNER,
    /** Upper lid of the left eye, on its inner half. */
    LEFT_EYE_UPPER_INNER,
    /** Upper lid of the left eye, on its outer half. */
    LEFT_EYE_UPPER_OUTER,
    /** Outer corner of the left eye. */
    LEFT_EYE_OUTER,
    /** Lower lid of the left eye, on its outer half. */
    LEFT_EYE_LOWER_OUTER,
    /** Lower lid of the left eye, on its inner half. */
    LEFT_EYE_LOWER_INNER,
    // Round the lips: along the upper edge and back along the lower.
    /** Right corner of the mouth, outside. */
    MOUTH_RIGHT,
    /** Upper edge of the upper lip, between its right peak and the corner. */
    UPPER_LIP_RIGHT,
    /** Upper edge of the upper lip, at its right peak. */
    UPPER_LIP_RIGHT_PEAK,
    /** Upper edge of the upper lip, in the middle. */
    UPPER_LIP,
    /** Upper edge of the upper lip, at its left peak. */
    UPPER_LIP_LEFT_PEAK,
    /** Upper edge of the upper lip, between its left peak and the corner. */
    UPPER_LIP_LEFT,
    /** Left corner of the mouth, outside. */
    MOUTH_LEFT,
    /** Lower edge of the lower lip, towards the left corner. */
    LOWER_LIP_LEFT,
    /** Lower edge of the lower lip, left of the middle. */
    LOWER_LIP_LEFT_HALF,
    /** Lower edge of the lower lip, in the middle. */
    LOWER_LIP,
    /** Lower edge of the lower lip, right of the middle. */
    LOWER_LIP_RIGHT_HALF,
    /** Lower edge of the lower lip, towards the right corner. */
    LOWER_LIP_RIGHT,
    // Round the opening between them.
    /** Right corner of the mouth, inside. */
    INNER_MOUTH_RIGHT,
    /** Lower edge of the upper lip, right of the middle. */
    INNER_UPPER_LIP_RIGHT,
    /** Lower edge of the upper lip, in the middle. */
    INNER_UPPER_LIP,
    /** Lower edge of the upper lip, left of the middle. */
    INNER_UPPER_LIP_LEFT,
    /** Left corner of the mouth, inside. */
    INNER_MOUTH_LEFT,
    /** Upper edge of the lower lip, left of the middle. */
    INNER_LOWER_LIP_LEFT,
    /** Upper edge of the lower lip, in the middle. */
    INNER_LOWER_LIP,
    /** Upper edge of the lower lip, right of the middle. */
    INNER_LOWER_LIP_RIGHT;

    private static final Landmark68[] ALL = values();
    private static final int[] MIRRORED = Arrays.stream(ALL)
            .mapToInt(point -> valueOf(otherSide(point.name())).index())
            .toArray();

    private static String otherSide(String name) {
        return name.contains("RIGHT") ? name.replace("RIGHT", "LEFT") : name.replace("LEFT", "RIGHT");
    }

    /** {@return place among the 68, counted from 0; most of the literature counts from 1} */
    @SuppressWarnings("EnumOrdinal") // the order is what this enum states
    public int index() {
        return ordinal();
    }

    /**
     * {@return the point of a place among the 68, counted from 0}
     *
     * @param index 0 to 67
     */
    public static Landmark68 at(int index) {
        return ALL[index];
    }

    /**
     * {@return where the point lies of the 68 given}
     *
     * @param points all 68
     */
    public Point of(List<Point> points) {
        return requireAll(points).get(index());
    }

    /** {@return the point that this one becomes on a mirrored face} */
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
