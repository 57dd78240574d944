package dev.mien.train.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.train.math.Matrix;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final Matrix SHARES = Matrix.ofRows(new float[][] {{0.7f, 0.3f, 1, 0}, {0.7f, 0.3f, 1, 0}});
    private static final Matrix WEIGHTS = Matrix.ofRows(new float[][] {{1, 1}, {1, 1}});

    /** The second sample's source calls a face the first class e times as often: the scores are compared under that. */
    @Test
    void aPriorShiftsTheScoresOfTheFirstHeadAlone() {
        Matrix priors = Matrix.ofRows(new float[][] {{0, 0}, {1, 0}});
        Targets targets = new Targets(SHARES, WEIGHTS, Optional.of(priors), 2, 2);
        Targets plain = new Targets(SHARES, WEIGHTS, 2, 2);
        Matrix scores = Matrix.ofRows(new float[][] {{0.2f, 0.1f, 0.4f, 0.3f}});
        Matrix shifted = Matrix.ofRows(new float[][] {{1.2f, 0.1f, 0.4f, 0.3f}});

        assertSame(targets, 0, scores, plain, scores);
        assertSame(targets, 1, scores, plain, shifted);
    }

    private static void assertSame(Targets one, int sample, Matrix scores, Targets other, Matrix otherScores) {
        Matrix gradient = new Matrix(1, 4);
        Matrix otherGradient = new Matrix(1, 4);
        double loss = one.loss(Loss.CROSS_ENTROPY, new int[] {sample}, scores, gradient, 1);
        double otherLoss = other.loss(Loss.CROSS_ENTROPY, new int[] {sample}, otherScores, otherGradient, 1);
        assertThat(loss).isEqualTo(otherLoss, Offset.offset(1e-6));
        assertThat(gradient.data()).containsExactly(otherGradient.data(), Offset.offset(1e-6f));
    }

    @Test
    void priorsOfAnotherShapeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Targets(SHARES, WEIGHTS, Optional.of(new Matrix(2, 3)), 2, 2))
                .withMessage("priors of 2 x 3 do not fit 2 samples of 2 classes");
    }
}
