package dev.mien.face;

import dev.mien.image.Point;
import java.util.ArrayList;
import java.util.List;

/** The parts of a face that the 68 points outline. <em>Right</em> is the person's, so the left of the picture. */
public enum FacePart {
    /** From the person's right temple round the chin (the middle one of 17) to the left. */
    JAW(Landmark68.JAW_RIGHT_1, Landmark68.JAW_LEFT_1),
    /** From the outer end to the inner. */
    RIGHT_BROW(Landmark68.RIGHT_BROW_OUTER, Landmark68.RIGHT_BROW_INNER),
    /** From the inner end to the outer. */
    LEFT_BROW(Landmark68.LEFT_BROW_INNER, Landmark68.LEFT_BROW_OUTER),
    /** Four down the bridge, the last being the tip; five along the base from the person's right to left. */
    NOSE(Landmark68.NOSE_ROOT, Landmark68.NOSE_LEFT),
    /** Outer corner, two of the upper lid, inner corner, two of the lower lid. */
    RIGHT_EYE(Landmark68.RIGHT_EYE_OUTER, Landmark68.RIGHT_EYE_LOWER_OUTER),
    /** Inner corner, two of the upper lid, outer corner, two of the lower lid. */
    LEFT_EYE(Landmark68.LEFT_EYE_INNER, Landmark68.LEFT_EYE_LOWER_INNER),
    /** From the person's right corner along the upper lip to the left corner and back along the lower. */
    OUTER_LIPS(Landmark68.MOUTH_RIGHT, Landmark68.LOWER_LIP_RIGHT),
    /** The same of the opening. */
    INNER_LIPS(Landmark68.INNER_MOUTH_RIGHT, Landmark68.INNER_LOWER_LIP_RIGHT);

    /** How many points outline a face. */
    public static final int POINTS = 68;

    private final Landmark68 first;
    private final Landmark68 last;

    FacePart(Landmark68 first, Landmark68 last) {
        this.first = first;
        this.last = last;
    }

    /** {@return place of this part's first point among the 68, from 0} */
    public int from() {
        return first.index();
    }

    /** {@return place after this part's last point} */
    public int to() {
        return last.index() + 1;
    }

    /**
     * {@return whether a place among the 68, from 0, is one of this part's}
     *
     * @param point place among the 68, from 0
     */
    public boolean holds(int point) {
        return point >= from() && point < to();
    }

    /**
     * {@return this part's points of the 68 given}
     *
     * @param points all 68
     */
    public List<Point> of(List<Point> points) {
        return Landmark68.requireAll(points).subList(from(), to());
    }

    /**
     * {@return places of an eye or of lips, from the person's right corner along the upper edge to the left corner}
     *
     * @param points all 68
     */
    public List<Point> upper(List<Point> points) {
        List<Point> round = of(points);
        return round.subList(0, round.size() / 2 + 1);
    }

    /**
     * {@return places of an eye or of lips, from the person's right corner along the lower edge to the left corner}
     *
     * @param points all 68
     */
    public List<Point> lower(List<Point> points) {
        List<Point> round = of(points);
        List<Point> edge = new ArrayList<>(List.of(round.get(0)));
        for (int i = round.size() - 1; i >= round.size() / 2; i--) {
            edge.add(round.get(i));
        }
        return edge;
    }

    /**
     * {@return the place that a point takes on a mirrored face: point {@code i} of the mirrored face is point {@code
     * mirrored(i)} mirrored}
     *
     * @param point place among the 68, from 0
     */
    public static int mirrored(int point) {
        return Landmark68.at(point).mirrored().index();
    }
}
