package dev.mien.report;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FrameResult;
import dev.mien.face.HeadPose;
import java.util.List;
import java.util.Map;

/** Small turns of phrase that every format for people shares. */
public final class Words {
    private Words() {}

    public static String faces(int count) {
        return switch (count) {
            case 0 -> "no face found";
            case 1 -> "1 face";
            default -> count + " faces";
        };
    }

    /** Where in its medium a frame lies, after a separator; nothing for a still picture. */
    public static String moment(FrameResult result, String separator) {
        boolean still = result.index() == 0 && result.time().isZero();
        return still ? "" : separator + "frame " + result.index() + " at " + Decimals.seconds(result.time()) + " s";
    }

    /** How a head is turned, in whole degrees. */
    public static String pose(HeadPose pose) {
        return "yaw " + Math.round(pose.yaw()) + "°, pitch " + Math.round(pose.pitch()) + "°, roll "
                + Math.round(pose.roll()) + "°";
    }

    /** Expressions by falling probability; equals keep the order of {@link Expression}. */
    public static List<Map.Entry<Expression, Float>> likeliestFirst(ExpressionScores scores) {
        return scores.probabilities().entrySet().stream()
                .sorted(Map.Entry.<Expression, Float>comparingByValue().reversed())
                .toList();
    }
}
