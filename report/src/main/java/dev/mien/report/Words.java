package dev.mien.report;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FrameResult;
import dev.mien.face.HeadPose;
import dev.mien.face.Search;
import dev.mien.face.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Small turns of phrase that every format for people shares. */
public final class Words {
    private Words() {}

    /**
     * {@return how many faces were found, in words}
     *
     * @param count 0 or more
     */
    public static String faces(int count) {
        return switch (count) {
            case 0 -> "no face found";
            case 1 -> "1 face";
            default -> count + " faces";
        };
    }

    /**
     * {@return where in its medium a frame lies, after a separator; nothing for a still picture}
     *
     * @param result of the frame
     * @param separator what stands before it
     */
    public static String moment(FrameResult result, String separator) {
        boolean still = result.index() == 0 && result.time().isZero();
        return still ? "" : separator + "frame " + result.index() + " at " + Decimals.seconds(result.time()) + " s";
    }

    /**
     * {@return minutes and seconds, with hours where there are any}
     *
     * @param time not negative
     */
    public static String clock(Duration time) {
        long s = time.toSeconds();
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    /**
     * {@return hours, minutes and seconds to a tenth, such as 1:02:03.4}
     *
     * @param time not negative
     */
    public static String clockToTenths(Duration time) {
        Duration tenths = Duration.ofMillis(100 * Math.round(time.toNanos() / 1e8));
        return clock(tenths) + "." + tenths.toMillisPart() / 100;
    }

    /**
     * {@return how a head is turned, in whole degrees}
     *
     * @param pose of the head
     */
    public static String pose(HeadPose pose) {
        return "yaw " + Math.round(pose.yaw()) + "°, pitch " + Math.round(pose.pitch()) + "°, roll "
                + Math.round(pose.roll()) + "°";
    }

    /**
     * {@return how a picture was searched where that was too coarse for some faces, after a separator; nothing otherwise}
     *
     * @param search how closely it was searched, if that is known
     * @param separator what stands before it
     */
    public static String coarse(Optional<Search> search, String separator) {
        return search.filter(how -> how.finer().isPresent())
                .map(how -> separator + "searched at " + how.side() + " px, which loses faces under "
                        + Math.round(how.smallestFace()) + " px")
                .orElse("");
    }

    /**
     * {@return an answer in a few words, such as "happiness 93 %", or "neutral? 52 %" where it is unsure}
     *
     * @param verdict the label, or unsure
     * @param scores that it was spoken on
     */
    public static String answer(Verdict verdict, ExpressionScores scores) {
        return verdict instanceof Verdict.Shows shows
                ? verdict.label() + " " + Decimals.percent(scores.get(shows.expression()))
                : scores.top().label() + "? " + Decimals.percent(scores.get(scores.top()));
    }

    /**
     * {@return expressions by falling probability; equals keep the order of the scores}
     *
     * @param scores of one answer
     */
    public static List<Map.Entry<Expression, Float>> likeliestFirst(ExpressionScores scores) {
        return scores.probabilities().entrySet().stream()
                .sorted(Map.Entry.<Expression, Float>comparingByValue().reversed())
                .toList();
    }

    /**
     * {@return what is said of tracks that were no person, such as "2 brief sightings, too short or too doubtful for a
     * person"}
     *
     * @param count 1 or more
     */
    public static String briefSightings(int count) {
        return count + (count == 1 ? " brief sighting" : " brief sightings")
                + ", too short or too doubtful for a person";
    }
}
