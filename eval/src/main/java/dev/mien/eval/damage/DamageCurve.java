package dev.mien.eval.damage;

import dev.mien.eval.figure.Calibration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one pipeline makes of faces as they get worse.
 *
 * @param label short, for files and figures
 * @param axis what a point's level is, with its unit
 * @param threshold the level at which the quality gate refuses faces, if it measures what the level is
 * @param points in order of the level's strength
 */
public record DamageCurve(String label, String axis, OptionalDouble threshold, List<Point> points) {
    /**
     * Takes a copy of what it is given.
     *
     * @param label short, for files and figures
     * @param axis what a point's level is, with its unit
     * @param threshold the level at which the quality gate refuses faces, if it measures what the level is
     * @param points in order of the level's strength
     */
    public DamageCurve {
        points = List.copyOf(points);
    }

    /**
     * Faces of one level.
     *
     * @param n all
     * @param right of them, those whose likeliest expression is the label
     * @param ece calibration error of all ({@link Calibration})
     * @param sure those whose top probability reaches the model's threshold
     * @param sureRight of the sure, the right ones
     * @param answered the sure whom the quality gate lets pass: those that get an answer
     * @param answeredRight of the answered, the right ones
     */
    public record Point(
            double level, int n, int right, double ece, int sure, int sureRight, int answered, int answeredRight) {
        static Point of(double level, List<DamagedFace> faces) {
            List<DamagedFace> sure = faces.stream().filter(DamagedFace::sure).toList();
            List<DamagedFace> answered =
                    sure.stream().filter(face -> face.quality().pass()).toList();
            return new Point(
                    level,
                    faces.size(),
                    right(faces),
                    Calibration.of(faces.stream().map(DamagedFace::outcome).toList())
                            .ece(),
                    sure.size(),
                    right(sure),
                    answered.size(),
                    right(answered));
        }

        private static int right(List<DamagedFace> faces) {
            return (int) faces.stream().filter(face -> face.outcome().correct()).count();
        }

        /** {@return the share of all faces whose likeliest expression is the label, 0 to 1; NaN without faces} */
        public double accuracy() {
            return share(right, n);
        }

        /** {@return the share of answers that the threshold alone would let through} */
        public double sureShare() {
            return share(sure, n);
        }

        /** {@return accuracy of the answers that the threshold alone would let through; NaN if there are none} */
        public double sureAccuracy() {
            return share(sureRight, sure);
        }

        /** {@return the share of faces that are given an answer} */
        public double answeredShare() {
            return share(answered, n);
        }

        /** {@return accuracy of the answers that are given; NaN if there are none} */
        public double answeredAccuracy() {
            return share(answeredRight, answered);
        }

        private static double share(int part, int whole) {
            return whole == 0 ? Double.NaN : (double) part / whole;
        }
    }
}
