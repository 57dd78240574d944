package dev.mien.eval.compare;

import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import dev.mien.face.FaceResult;
import dev.mien.face.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One face and what two pipelines say of it.
 *
 * @param face as it was found, once for both, and cut out for the first
 * @param forSecond the same face as cut out for the second, whose model may want another crop
 * @param first what the first pipeline says
 * @param second what the second says
 */
public record ComparedFace(AlignedFace face, AlignedFace forSecond, FaceResult first, FaceResult second) {
    /** {@return whether both give the same verdict; two that are unsure agree} */
    public boolean agree() {
        return first.verdict().label().equals(second.verdict().label());
    }

    /** {@return whether neither is unsure} */
    public boolean bothSure() {
        return first.verdict() instanceof Verdict.Shows && second.verdict() instanceof Verdict.Shows;
    }

    /** The expressions that either pipeline knows. */
    List<Expression> labels() {
        Set<Expression> both = new LinkedHashSet<>(first.scores().labels());
        both.addAll(second.scores().labels());
        return Expressions.ordered(both);
    }

    /**
     * Total variation distance of the two distributions, 0 (the same) to 1 (nothing in common): half the summed
     * absolute differences, which is the most by which the two can differ on the probability of any set of expressions.
     * An expression that a pipeline does not know has probability 0.
     *
     * @return 0 to 1
     */
    public double distance() {
        double sum = 0;
        for (Expression expression : labels()) {
            sum += Math.abs(
                    (double) first.scores().get(expression) - second.scores().get(expression));
        }
        return Math.min(1, sum / 2);
    }
}
