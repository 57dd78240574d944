package dev.mien.detect;

import dev.mien.detect.FaceCheck.Joint;
import dev.mien.face.Face;
import java.util.List;

/**
 * Whether something is a face, by what its detector and a landmark network say together: two networks that see different things
 * seldom err alike. A detector's doubt is made up for by points that fit, and points that do not fit make doubtful what the detector
 * is sure of. The numbers were chosen on the pictures that docs/method/detectors.md names.
 */
final class SecondLook {
    /** What a logit of {@link Face#fit()} counts beside one of the detector's confidence. */
    private static final double WEIGHT = 0.2;
    /** How far below the score, in logits, a confidence may lie where the points say neither this nor that. */
    private static final double LENIENCE = 0.5;
    /** The share of the score from which on it is worth looking at the points. */
    private static final double WORTH_IT = 0.5;

    private SecondLook() {}

    /** The confidence from which on a candidate is worth a look, where faces count from a score on. */
    static double worthIt(double score) {
        return WORTH_IT * score;
    }

    /**
     * @param located candidates with their fit, most confident first
     * @param score from which on faces count whose points nobody looks at
     */
    static List<Face> held(List<Face> located, double score) {
        double least = Joint.logit(score) - LENIENCE;
        return located.stream().filter(face -> sureness(face) >= least).toList();
    }

    private static double sureness(Face located) {
        return Joint.logit(located.confidence()) + WEIGHT * Joint.logit(located.fit());
    }
}
