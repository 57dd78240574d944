package dev.mien.eval.landmark;

import dev.mien.face.FacePart;
import dev.mien.face.Landmark68;
import dev.mien.image.Point;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How far landmarks lie from the true ones, as a share of the true inter-ocular distance: that between the outer corners
 * of the eyes, as 300-W has it (Sagonas et al. 2013).
 */
public final class NormalisedError {
    private NormalisedError() {}

    /**
     * {@return the mean over the 68 points}
     *
     * @param truth as annotated
     * @param found as located
     */
    public static double of(List<Point> truth, List<Point> found) {
        return of(truth, found, point -> true);
    }

    /**
     * {@return the mean over the points of a region}
     *
     * @param truth as annotated
     * @param found as located
     * @param region whose points count
     */
    public static double of(List<Point> truth, List<Point> found, FaceRegion region) {
        return of(truth, found, region::holds);
    }

    private static double of(List<Point> truth, List<Point> found, IntPredicate counts) {
        if (truth.size() != FacePart.POINTS || found.size() != FacePart.POINTS) {
            throw new IllegalArgumentException(
                    "expected " + FacePart.POINTS + " points each, got " + truth.size() + " and " + found.size());
        }
        double mean = IntStream.range(0, FacePart.POINTS)
                .filter(counts)
                .mapToDouble(i -> truth.get(i).distanceTo(found.get(i)))
                .average()
                .orElseThrow();
        return mean / Landmark68.RIGHT_EYE_OUTER.of(truth).distanceTo(Landmark68.LEFT_EYE_OUTER.of(truth));
    }
}
