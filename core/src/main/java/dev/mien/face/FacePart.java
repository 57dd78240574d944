package dev.mien.face;

import dev.mien.image.Point;
import java.util.List;

/**
 * The parts of a face that the 68 points outline, in the order of iBUG 300-W (Sagonas et al. 2013). <em>Right</em> is the
 * person's, so the left of the picture. Points are counted from 0 here and from 1 in most of the literature.
 */
public enum FacePart {
    /** From the person's right temple round the chin (the middle one of 17) to the left. */
    JAW(0, 17),
    /** From the outer end to the inner. */
    RIGHT_BROW(17, 22),
    /** From the inner end to the outer. */
    LEFT_BROW(22, 27),
    /** Four down the bridge, the last being the tip; five along the base from the person's right to left. */
    NOSE(27, 36),
    /** Outer corner, two of the upper lid, inner corner, two of the lower lid. */
    RIGHT_EYE(36, 42),
    /** Inner corner, two of the upper lid, outer corner, two of the lower lid. */
    LEFT_EYE(42, 48),
    /** From the person's right corner along the upper lip to the left corner and back along the lower. */
    OUTER_LIPS(48, 60),
    /** The same of the opening. */
    INNER_LIPS(60, 68);

    /** How many points outline a face. */
    public static final int POINTS = 68;

    private final int from;
    private final int to;

    FacePart(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Place of this part's first point among the 68, from 0. */
    public int from() {
        return from;
    }

    /** Place after this part's last point. */
    public int to() {
        return to;
    }

    /** This part's points of the 68 given. */
    public List<Point> of(List<Point> points) {
        if (points.size() != POINTS) {
            throw new IllegalArgumentException("expected " + POINTS + " points, got " + points.size());
        }
        return points.subList(from, to);
    }

    /** How a mirrored face reorders its points: point {@code i} of the mirrored face is point {@code mirrored(i)} mirrored. */
    public static int mirrored(int point) {
        return MIRRORED[point];
    }

    private static final int[] MIRRORED = mirrorOrder();

    private static int[] mirrorOrder() {
        int[] order = new int[POINTS];
        reverse(order, JAW.from, JAW.to);
        reverse(order, RIGHT_BROW.from, LEFT_BROW.to);
        for (int i = NOSE.from; i < 31; i++) {
            order[i] = i;
        }
        reverse(order, 31, NOSE.to);
        // upper lids change places with each other, lower lids likewise
        for (int i = 0; i < 6; i++) {
            int other = i < 4 ? 3 - i : 9 - i;
            order[RIGHT_EYE.from + i] = LEFT_EYE.from + other;
            order[LEFT_EYE.from + i] = RIGHT_EYE.from + other;
        }
        reverse(order, 48, 55);
        reverse(order, 55, OUTER_LIPS.to);
        reverse(order, 60, 65);
        reverse(order, 65, INNER_LIPS.to);
        return order;
    }

    private static void reverse(int[] order, int from, int to) {
        for (int i = from; i < to; i++) {
            order[i] = from + to - 1 - i;
        }
    }
}
