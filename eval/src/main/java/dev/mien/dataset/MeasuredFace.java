package dev.mien.dataset;

import dev.mien.face.FivePoints;
import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A picture of one face, who is in it in the words of the data set, and what was measured of the face. Places are pixels of
 * the picture.
 *
 * @param id names it within its data set
 * @param age a span of years, such as "20-29"
 * @param gender as the data set says it
 * @param race as the data set says it
 * @param measures empty if nothing was measured
 * @param five right and left eye, nose tip, right and left mouth corner as a face detector places them; empty if it found
 *     no face there
 * @param picture the pixels
 */
public record MeasuredFace(
        String id,
        String age,
        String gender,
        String race,
        Optional<Measures> measures,
        List<Point> five,
        PictureSource picture) {
    /**
     * Takes a copy of the points.
     *
     * @param id names it within its data set
     * @param age a span of years, such as "20-29"
     * @param gender as the data set says it
     * @param race as the data set says it
     * @param measures empty if nothing was measured
     * @param five right and left eye, nose tip, right and left mouth corner as a face detector places them; empty if it
     *     found no face there
     * @param picture the pixels
     */
    public MeasuredFace {
        five = List.copyOf(five);
    }

    /**
     * {@return how far the detector's five points lie from those that the 68 give, on average and as a share of the
     * face's height from the brows to the chin; infinite where either is unknown} A large one says that one of them is
     * wrong.
     */
    public double disagreement() {
        if (measures.isEmpty() || five.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        List<Point> points = measures.get().points();
        List<Point> own = FivePoints.of(points).orElseThrow();
        double distance = IntStream.range(0, five.size())
                .mapToDouble(i -> own.get(i).distanceTo(five.get(i)))
                .average()
                .orElseThrow();
        double highest = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double lowest = points.stream().mapToDouble(Point::y).max().orElseThrow();
        return distance / Math.max(1, lowest - highest);
    }

    /**
     * What was measured of a face.
     *
     * @param rightEye height of the person's right eye over its width
     * @param leftEye height of the left eye over its width
     * @param mouth height between the lips over the width of the mouth
     * @param rightIris centre of the right eye's iris
     * @param leftIris centre of the left eye's iris
     * @param points the 68 of iBUG 300-W
     */
    public record Measures(
            double rightEye, double leftEye, double mouth, Point rightIris, Point leftIris, List<Point> points) {
        /**
         * Takes a copy of the points.
         *
         * @param rightEye height of the person's right eye over its width
         * @param leftEye height of the left eye over its width
         * @param mouth height between the lips over the width of the mouth
         * @param rightIris centre of the right eye's iris
         * @param leftIris centre of the left eye's iris
         * @param points the 68 of iBUG 300-W
         */
        public Measures {
            points = List.copyOf(points);
        }
    }
}
