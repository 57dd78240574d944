package dev.mien.eval.scene;

import dev.mien.eval.figure.PairedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What one pipeline loses between face crops and whole pictures.
 *
 * @param pipeline its name
 * @param all over every face
 * @param failed pictures that could not be read; they are wrong everywhere
 * @param falseFaces what was taken for a face besides the one there is, in all pictures
 * @param loss accuracy on crops minus accuracy on whole pictures, paired
 * @param byLight part of the loss: what light, enlargement and turning alone cost, the picture being cut at the true place
 * @param byMissing part of the loss: faces that were not found but would have been right at the true place
 * @param byAlignment the rest: faces found and brought to another place than the true one
 * @param bySide groups by the side of the crop in the picture, in pixels
 * @param byAngle groups by the absolute angle in degrees
 */
public record SceneReport(
        String pipeline,
        Group all,
        int failed,
        int falseFaces,
        PairedTest loss,
        double byLight,
        double byMissing,
        double byAlignment,
        List<Group> bySide,
        List<Group> byAngle) {
    private static final double[] SIDES = {72, 96, 144, 192, Double.POSITIVE_INFINITY};
    private static final double[] ANGLES = {0, 8, 16, Double.POSITIVE_INFINITY};

    /**
     * Takes copies of the lists.
     *
     * @param pipeline its name
     * @param all over every face
     * @param failed pictures that could not be read; they are wrong everywhere
     * @param falseFaces what was taken for a face besides the one there is, in all pictures
     * @param loss accuracy on crops minus accuracy on whole pictures, paired
     * @param byLight part of the loss: what light, enlargement and turning alone cost, the picture being cut at the
     *     true place
     * @param byMissing part of the loss: faces that were not found but would have been right at the true place
     * @param byAlignment the rest: faces found and brought to another place than the true one
     * @param bySide groups by the side of the crop in the picture, in pixels
     * @param byAngle groups by the absolute angle in degrees
     */
    public SceneReport {
        bySide = List.copyOf(bySide);
        byAngle = List.copyOf(byAngle);
    }

    /**
     * Some of the faces.
     *
     * @param low of the range, inclusive
     * @param high exclusive
     * @param onCrop right answers on the crops
     * @param inPlace right answers on pictures cut at the true place
     * @param inPicture right answers on whole pictures, where a missed face is wrong
     */
    public record Group(double low, double high, int n, int missed, int onCrop, int inPlace, int inPicture) {
        private static Group of(double low, double high, List<SceneOutcome> outcomes) {
            return new Group(
                    low,
                    high,
                    outcomes.size(),
                    count(outcomes, outcome -> !outcome.found()),
                    count(outcomes, SceneOutcome::onCrop),
                    count(outcomes, SceneOutcome::inPlace),
                    count(outcomes, SceneOutcome::inPicture));
        }

        /**
         * {@return a count as a share of the group}
         *
         * @param part 0 to the size of the group
         */
        public double share(int part) {
            return n == 0 ? Double.NaN : (double) part / n;
        }
    }

    static SceneReport of(String pipeline, List<SceneOutcome> outcomes) {
        Group all = Group.of(0, Double.POSITIVE_INFINITY, outcomes);
        int missing = count(outcomes, outcome -> outcome.inPlace() && !outcome.found());
        return new SceneReport(
                pipeline,
                all,
                count(outcomes, outcome -> outcome.fault().isPresent()),
                outcomes.stream().mapToInt(SceneOutcome::falseFaces).sum(),
                PairedTest.of(
                        "crops",
                        "whole pictures",
                        outcomes.size(),
                        count(outcomes, outcome -> outcome.onCrop() && !outcome.inPicture()),
                        count(outcomes, outcome -> outcome.inPicture() && !outcome.onCrop())),
                all.share(all.onCrop() - all.inPlace()),
                all.share(missing),
                all.share(all.inPlace() - missing - all.inPicture()),
                groups(SIDES, SceneOutcome::side, outcomes),
                groups(ANGLES, outcome -> Math.abs(outcome.degrees()), outcomes));
    }

    private static List<Group> groups(
            double[] bounds, ToDoubleFunction<SceneOutcome> measure, List<SceneOutcome> outcomes) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.length; i++) {
            double low = bounds[i];
            double high = bounds[i + 1];
            groups.add(Group.of(
                    low,
                    high,
                    outcomes.stream()
                            .filter(outcome ->
                                    measure.applyAsDouble(outcome) >= low && measure.applyAsDouble(outcome) < high)
                            .toList()));
        }
        return groups;
    }

    private static int count(List<SceneOutcome> outcomes, Predicate<SceneOutcome> wanted) {
        return (int) outcomes.stream().filter(wanted).count();
    }
}
