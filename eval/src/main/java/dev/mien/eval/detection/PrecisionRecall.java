package dev.mien.eval.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Precision against recall as the confidence demanded falls; one point a distinct confidence, so that the order among
 * equals cannot matter.
 *
 * @param points by falling confidence
 */
public record PrecisionRecall(List<Point> points) {
    /**
     * @param confidence the lowest one accepted
     * @param falsePositives accepted detections that took no face
     * @param precision of accepted detections, the share that took a face
     * @param recall of the faces, the share taken
     */
    public record Point(double confidence, int falsePositives, double precision, double recall) {}

    /**
     * Takes a copy of what it is given.
     *
     * @param points by falling confidence
     */
    public PrecisionRecall {
        points = List.copyOf(points);
    }

    /** @param faces the number of faces that count, at least 1 */
    static PrecisionRecall of(List<Matching.Detection> detections, int faces) {
        List<Matching.Detection> ranked = detections.stream()
                .sorted(Comparator.comparingDouble(Matching.Detection::confidence)
                        .reversed())
                .toList();
        List<Point> points = new ArrayList<>();
        int right = 0;
        for (int i = 0; i < ranked.size(); i++) {
            right += ranked.get(i).face().isPresent() ? 1 : 0;
            boolean last = i + 1 == ranked.size()
                    || ranked.get(i + 1).confidence() < ranked.get(i).confidence();
            if (last) {
                points.add(new Point(
                        ranked.get(i).confidence(), i + 1 - right, right / (i + 1.0), (double) right / faces));
            }
        }
        return new PrecisionRecall(points);
    }

    /**
     * The area under the curve after each precision is raised to the best at that recall or higher, over every point
     * (PASCAL VOC from 2010, WIDER FACE); 0 without detections.
     */
    double averagePrecision() {
        double area = 0;
        double best = 0;
        for (int i = points.size() - 1; i >= 0; i--) {
            best = Math.max(best, points.get(i).precision());
            area += best
                    * (points.get(i).recall() - (i == 0 ? 0 : points.get(i - 1).recall()));
        }
        return area;
    }

    /** The best recall reached with at most so many false positives; 0 if none is. */
    double recallAt(double falsePositives) {
        return points.stream()
                .filter(point -> point.falsePositives() <= falsePositives)
                .mapToDouble(Point::recall)
                .max()
                .orElse(0);
    }
}
