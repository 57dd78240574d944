package dev.mien.feature;

import dev.mien.face.FacePart;

/**
 * A distance or a ratio of distances on a face. Expressions are told apart by such measures since Tian, Kanade and Cohn 2001
 * ("Recognizing action units for facial expression analysis", PAMI); these are of the person's right side or the middle, and
 * those of the right side have a twin on the left.
 */
enum ShapeMeasure {
    /** Eye aspect ratio, Soukupova and Cech 2016. */
    EYE_OPENING(36, 37, 38, 39, 40, 41) {
        @Override
        double of(FaceShape shape, int[] p) {
            double width = shape.distance(p[0], p[3]);
            double height = (shape.distance(p[1], p[5]) + shape.distance(p[2], p[4])) / 2;
            return width > 0 ? Math.min(1, height / width) : 0;
        }
    },
    /** Middle of the brow to the upper lid. */
    BROW_RAISE(19, 37),
    /** Inner end of the brow to the inner corner of the eye. */
    INNER_BROW_RAISE(21, 39),
    /** Outer corner of the eye to the corner of the mouth. */
    CHEEK(36, 48),
    /** How much higher the corner of the mouth is than the middle of the lips. */
    MOUTH_CORNER_RAISE(48, 51, 57) {
        @Override
        double of(FaceShape shape, int[] p) {
            return (shape.y(p[1]) + shape.y(p[2])) / 2 - shape.y(p[0]);
        }
    },
    BROW_GAP(21, 22),
    MOUTH_WIDTH(48, 54),
    MOUTH_OPENING(62, 66),
    UPPER_LIP_TO_NOSE(33, 51),
    LOWER_LIP_TO_CHIN(57, 8),
    JAW_DROP(33, 8);

    private final int[] points;

    ShapeMeasure(int... points) {
        this.points = points;
    }

    /** @param p the points that it is measured between */
    double of(FaceShape shape, int[] p) {
        return shape.distance(p[0], p[1]);
    }

    /** Whether the person's left side has the same. */
    boolean paired() {
        return ordinal() <= MOUTH_CORNER_RAISE.ordinal();
    }

    /** The points that it is measured between, of the 68. */
    int[] points(boolean left) {
        int[] chosen = points.clone();
        for (int i = 0; i < chosen.length && left; i++) {
            chosen[i] = FacePart.mirrored(chosen[i]);
        }
        return chosen;
    }
}
