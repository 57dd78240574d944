package dev.mien.train.detect;

import ai.djl.ndarray.NDArray;
import dev.mien.train.engine.Scalars;

/**
 * What is wrong with a detector's answers by those of a {@link Teacher} (knowledge distillation, Hinton et al. 2015, on the maps
 * of a detector): smooth L1 of the scores before their sigmoid, in every cell, and EIoU of the boxes where the teacher sees a
 * face. Labels say face or none; the teacher says how near to a face everything else comes.
 */
final class Distillation {
    /** Beyond these the teacher's certainty is of no interest. */
    private static final double LEAST = 0.002;

    private static final double MOST = 0.98;
    private static final double LEAST_LOGIT = Math.log(LEAST / (1 - LEAST));
    /** How much a cell counts where the teacher sees nothing, and how fast it counts wholly. */
    private static final double BACKGROUND = 0.1;

    private static final double STEEPNESS = 5;
    private static final double SCORE_WEIGHT = 1;
    private static final double BOX_WEIGHT = 1;

    private Distillation() {}

    /**
     * @param answers of the network, [n, 15, cells]
     * @param teacher as {@link Teacher#write} gives it, [n, 17, cells]
     */
    static NDArray of(NDArray answers, NDArray teacher) {
        NDArray sure = DetectorLoss.channel(teacher, Assignment.POSITIVE);
        NDArray heard = DetectorLoss.channel(teacher, Assignment.WEIGHT);
        NDArray share = Scalars.atMost(Scalars.atLeast(sure, LEAST), MOST);
        NDArray wanted = share.log().sub(share.neg().add(1).log());
        NDArray said = Scalars.atLeast(DetectorLoss.channel(answers, 0), LEAST_LOGIT);
        NDArray weight = Scalars.atMost(Scalars.times(sure, STEEPNESS).add(BACKGROUND), 1)
                .mul(heard);
        NDArray score =
                smooth(said.sub(wanted)).mul(weight).sum().div(weight.sum().add(1));
        NDArray seen = sure.mul(heard).mul(sure.gt(BACKGROUND).toType(sure.getDataType(), false));
        NDArray box = DetectorLoss.Overlap.of(answers, teacher)
                .loss()
                .mul(seen)
                .sum()
                .div(seen.sum().add(1));
        return Scalars.times(score, SCORE_WEIGHT).add(Scalars.times(box, BOX_WEIGHT));
    }

    /** Half the square below 1, straight above. */
    private static NDArray smooth(NDArray errors) {
        NDArray distance = errors.abs();
        NDArray bent = Scalars.atMost(distance, 1);
        return Scalars.times(bent.square(), 0.5).add(distance.sub(bent));
    }
}
