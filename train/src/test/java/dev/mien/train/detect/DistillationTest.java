package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

/** Four cells: the teacher sees a face in the first, half of one in the second, none in the third, and is not heard in the last. */
class DistillationTest {
    private static final int CELLS = 4;
    private static final float[] SURE = {0.9f, 0.5f, 0.0001f, 0.8f};
    private static final float[] HEARD = {1, 1, 1, 0};

    @Test
    void scoresAreDrawnToTheTeachersByHowSureItIs() {
        float[] scores = {0, 1, -20, 9};
        // ln 9 - 0 is straight; 1 - 0 is the bend; what lies below the teacher's floor costs nothing.
        double expected = (1 * (Math.log(9) - 0.5) + 1 * 0.5 + 0.1005 * 0) / (1 + 1 + 0.1005 + 1);
        assertThat(loss(scores, 0)).isCloseTo(expected, within(1e-3));
        assertThat(loss(new float[] {(float) Math.log(9), 0, -9, -9}, 0)).isCloseTo(0, within(1e-6));
    }

    /** The first box twice as wide as the teacher's, at the same place: IoU a half, hull 2 x 1, widths differ by 1. */
    @Test
    void boxesAreDrawnToTheTeachersWhereItSeesAFace() {
        double scores = loss(new float[] {(float) Math.log(9), 0, -9, -9}, 0);
        double eiou = 0.5 + 1 / 4.0;
        assertThat(loss(new float[] {(float) Math.log(9), 0, -9, -9}, Math.log(2)) - scores)
                .isCloseTo(0.9 * eiou / (0.9 + 0.5 + 1), within(1e-3));
    }

    /** @param widening logarithm of how much wider than the teacher's the first box is */
    private static double loss(float[] scores, double widening) {
        float[] answers = new float[15 * CELLS];
        float[] teacher = new float[Assignment.TARGETS * CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            answers[cell] = scores[cell];
            answers[CELLS + cell] = 0.5f;
            answers[2 * CELLS + cell] = 0.5f;
            teacher[Assignment.WEIGHT * CELLS + cell] = HEARD[cell];
            teacher[Assignment.POSITIVE * CELLS + cell] = SURE[cell];
            teacher[Assignment.BOX * CELLS + cell] = 0.5f;
            teacher[(Assignment.BOX + 1) * CELLS + cell] = 0.5f;
            teacher[(Assignment.BOX + 2) * CELLS + cell] = 1;
            teacher[(Assignment.BOX + 3) * CELLS + cell] = 1;
        }
        answers[3 * CELLS] = (float) widening;
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray loss = Distillation.of(
                    manager.create(answers, new Shape(1, 15, CELLS)),
                    manager.create(teacher, new Shape(1, Assignment.TARGETS, CELLS)));
            return loss.getFloat();
        }
    }
}
