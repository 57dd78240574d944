package dev.mien.detect;

import dev.mien.face.Face;
import dev.mien.image.Image;
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
    private static final double LENIENCE = 0.55;
    /** The same for a face that all but fills a picture without others: close-ups of faces are what people have. */
    private static final double CLOSE_UP_LENIENCE = 1.75;
    /** The share of the score from which on it is worth looking at the points. */
    private static final double WORTH_IT = 0.5;

    private static final double CERTAIN = 1e-4;

    private SecondLook() {}

    /** The confidence from which on a candidate is worth a look, where faces count from a score on. */
    static double worthIt(double score) {
        return WORTH_IT * score;
    }

    /**
     * @param located candidates with their fit, most confident first
     * @param score from which on faces count whose points nobody looks at
     */
    static List<Face> held(List<Face> located, double score, Image picture) {
        double least = logit(score);
        List<Face> held = located.stream()
                .filter(face -> sureness(face) >= least - LENIENCE)
                .toList();
        return held.isEmpty()
                ? located.stream()
                        .filter(face -> LetterboxDetector.isCloseUp(face, picture))
                        .filter(face -> sureness(face) >= least - CLOSE_UP_LENIENCE)
                        .limit(1)
                        .toList()
                : held;
    }

    private static double sureness(Face located) {
        return logit(located.confidence()) + WEIGHT * logit(located.fit());
    }

    private static double logit(double share) {
        double inside = Math.min(Math.max(share, CERTAIN), 1 - CERTAIN);
        return Math.log(inside / (1 - inside));
    }
}
