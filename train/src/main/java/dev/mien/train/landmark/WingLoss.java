package dev.mien.train.landmark;

import ai.djl.ndarray.NDArray;
import dev.mien.train.engine.Scalars;

/**
 * Wing loss (Feng et al. 2018): {@code w ln(1 + d / e)} of a coordinate's error d below w pixels, straight above, so that
 * small errors, the most of them, still pull; w = {@value #WIDTH}, e = {@value #CURVATURE}, as there for crops of 64 pixels.
 */
final class WingLoss {
    private static final float WIDTH = 10;
    private static final float CURVATURE = 2;

    private WingLoss() {}

    /**
     * The mean over all coordinates, each by the weight of its point.
     *
     * @param answers [n, 136], shares of the side
     * @param trust [n, 68], 0 to 1
     * @param side pixels of the crop
     */
    static NDArray of(NDArray answers, NDArray targets, NDArray trust, int side) {
        NDArray distance = Scalars.times(answers.sub(targets), side).abs();
        NDArray near = Scalars.atMost(distance, WIDTH);
        NDArray far = distance.sub(near);
        NDArray curved = Scalars.over(near, CURVATURE).add(1).log();
        NDArray loss = Scalars.times(curved, WIDTH).add(far);
        return loss.mul(trust.repeat(1, 2)).mean();
    }
}
