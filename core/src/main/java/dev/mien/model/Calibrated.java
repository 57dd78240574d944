package dev.mien.model;

import java.util.Optional;

/**
 * A calibration with the rule for "unsure" that was chosen under it: the two go together.
 *
 * @param calibration how scores become probabilities
 * @param verdict when to answer "unsure"
 */
public record Calibrated(Calibration calibration, VerdictRule verdict) {
    /** For asking with the mirror image where it is without, or the reverse; there must be a way. */
    Calibrated otherWay() {
        Calibration.OtherWay other = calibration.otherWay().orElseThrow();
        Calibration turned = new Calibration(
                calibration.name(),
                calibration.method(),
                other.temperature(),
                other.offsets(),
                !calibration.mirrored(),
                calibration.fittedOn(),
                Optional.of(new Calibration.OtherWay(
                        calibration.temperature(), calibration.offsets(), verdict.threshold())));
        return new Calibrated(turned, new VerdictRule(other.threshold(), verdict.coverage(), verdict.accuracy()));
    }
}
