package dev.mien.train.part;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import dev.mien.train.engine.Scalars;

/**
 * What is wrong with the answers of a {@link PartNetwork}: absolute errors of openings and places, each in units of what is
 * usual, and the cross-entropies of the confidence and of whether a mouth is covered. An eye's answer is right if the eye is open and the iris within a tenth of
 * its width.
 */
final class PartLoss {
    /** Of a mouth whose opening nobody knows. */
    static final float UNKNOWN = -1;

    /** x and y of the iris, the outer and the inner corner. */
    static final int PLACES = 6;

    private static final float USUAL_OPENING = 0.04f;
    private static final float USUAL_PLACE = 0.03f;
    private static final float RIGHT = 0.1f;
    private static final float OPEN = 0.15f;

    private PartLoss() {}

    /**
     * The mean over all squares.
     *
     * @param eyes [n, 8], answers for each square as if it were an eye
     * @param mouths [n, 2], the same as if it were a mouth
     * @param isEye [n, 1], 1 of eyes and 0 of mouths
     * @param openings [n, 1], {@link #UNKNOWN} where nobody knows
     * @param places [n, 6]
     * @param covered [n, 1], 1 of mouths that something hides
     */
    static NDArray of(NDArray eyes, NDArray mouths, NDArray isEye, NDArray openings, NDArray places, NDArray covered) {
        NDArray found = eyes.get(new NDIndex(":, 1:7"));
        NDArray opening = Scalars.over(absolute(eyes.get(new NDIndex(":, 0:1")).sub(openings)), USUAL_OPENING);
        NDArray astray = Scalars.over(absolute(found.sub(places)).mean(new int[] {1}, true), USUAL_PLACE);
        NDArray doubt = doubt(eyes.get(new NDIndex(":, 7:8")), found.stopGradient(), openings, places);
        NDArray ajar = Scalars.over(absolute(mouths.get(new NDIndex(":, 0:1")).sub(openings)), USUAL_OPENING);
        NDArray known = openings.gte(0).toType(openings.getDataType(), false);
        NDArray mouth = known.mul(ajar).add(entropy(mouths.get(new NDIndex(":, 1:2")), covered));
        return isEye.mul(opening.add(astray).add(doubt))
                .add(isEye.neg().add(1).mul(mouth))
                .mean();
    }

    /** Absolute, but smooth near 0. */
    private static NDArray absolute(NDArray errors) {
        return errors.square().add(1e-6f).sqrt();
    }

    private static NDArray doubt(NDArray logits, NDArray found, NDArray openings, NDArray places) {
        NDArray iris = found.sub(places)
                .get(new NDIndex(":, 0:2"))
                .square()
                .sum(new int[] {1}, true)
                .sqrt();
        NDArray width = places.get(new NDIndex(":, 2:4"))
                .sub(places.get(new NDIndex(":, 4:6")))
                .square()
                .sum(new int[] {1}, true)
                .sqrt();
        NDArray near = iris.lt(Scalars.times(width, RIGHT)).toType(logits.getDataType(), false);
        NDArray open = openings.gt(OPEN).toType(logits.getDataType(), false);
        return entropy(logits, near.mul(open));
    }

    private static NDArray entropy(NDArray logits, NDArray truth) {
        return Scalars.softplus(logits).sub(logits.mul(truth));
    }
}
