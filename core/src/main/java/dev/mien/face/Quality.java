package dev.mien.face;

import java.util.List;

/**
 * How fit a face is to be judged.
 *
 * @param size the shorter side of the face's box in frame pixels
 * @param sharpness 0 (flat) to 1 (crisp); see {@code dev.mien.quality.QualityGate}
 * @param contrast standard deviation of the crop's grey values, 0 (flat) to 127.5 (black and white)
 * @param outside share of the crop that lies outside the frame, 0 to 1
 * @param faults what the gate objects to, one phrase each; empty when it passes
 */
public record Quality(double size, double sharpness, double contrast, double outside, List<String> faults) {
    /**
     * Takes a copy of the list.
     *
     * @param size the shorter side of the face's box in frame pixels
     * @param sharpness 0 (flat) to 1 (crisp); see {@code dev.mien.quality.QualityGate}
     * @param contrast standard deviation of the crop's grey values, 0 (flat) to 127.5 (black and white)
     * @param outside share of the crop that lies outside the frame, 0 to 1
     * @param faults what the gate objects to, one phrase each; empty when it passes
     */
    public Quality {
        faults = List.copyOf(faults);
    }

    /** {@return whether the face is fit to be judged: whether no fault was found} */
    public boolean pass() {
        return faults.isEmpty();
    }
}
