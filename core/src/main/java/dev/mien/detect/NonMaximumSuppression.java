package dev.mien.detect;

import dev.mien.face.Box;
import dev.mien.face.Face;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Greedy non-maximum suppression: going from the most confident detection to the least, one that overlaps a detection
 * already kept is dropped, and so is one of the two that mostly lies in the other: a close-up is found as a whole and by
 * its parts, whose overlap over the union is small.
 */
final class NonMaximumSuppression {
    /** The largest share of the smaller box that may lie in the other. */
    private static final double NESTED = 0.7;

    /** Confidence first; then larger, upper and left faces, so that the answer never depends on the input's order. */
    private static final Comparator<Face> STRONGEST_FIRST = Comparator.comparingDouble(
                    (Face face) -> -face.confidence())
            .thenComparingDouble(face -> -face.box().area())
            .thenComparingDouble(face -> face.box().y())
            .thenComparingDouble(face -> face.box().x());

    private NonMaximumSuppression() {}

    /**
     * @param maxIou the largest intersection over union, 0 to 1, that two kept boxes may have
     * @return the kept faces, most confident first
     */
    static List<Face> apply(List<Face> faces, double maxIou) {
        List<Face> kept = new ArrayList<>();
        for (Face face : faces.stream().sorted(STRONGEST_FIRST).toList()) {
            Box box = face.box();
            if (kept.stream().noneMatch(stronger -> same(stronger.box(), box, maxIou))) {
                kept.add(face);
            }
        }
        return kept;
    }

    private static boolean same(Box a, Box b, double maxIou) {
        return a.iou(b) > maxIou || a.intersection(b) > Math.max(NESTED, maxIou) * Math.min(a.area(), b.area());
    }
}
