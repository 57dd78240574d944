package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Point;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DetectorLossTest {
    private static final int[] CELLS = {16, 4, 1};
    private static final Assignment ASSIGNMENT = new Assignment(32, 32);

    /** Against the formulas written out for one cell after the other. */
    @Test
    void theLossFollowsItsFormulas() {
        float[] targets = new float[2 * Assignment.TARGETS * 21];
        ASSIGNMENT.write(
                List.of(new TruthBox(
                        new Box(3, 6, 14, 18),
                        false,
                        List.of(
                                new Point(6, 12),
                                new Point(13, 12),
                                new Point(9, 15),
                                new Point(7, 19),
                                new Point(12, 19)))),
                targets,
                0);
        ASSIGNMENT.write(
                List.of(new TruthBox(new Box(2, 1, 28, 30), false), new TruthBox(new Box(0, 0, 9, 9), true)),
                targets,
                Assignment.TARGETS * 21);
        Random random = new Random(2);
        float[][] grids = new float[3][];
        for (int g = 0; g < 3; g++) {
            grids[g] = new float[2 * 15 * CELLS[g]];
            for (int i = 0; i < grids[g].length; i++) {
                grids[g][i] = (float) random.nextGaussian();
            }
        }
        double score = 0;
        double box = 0;
        double points = 0;
        int faces = 0;
        for (int n = 0; n < 2; n++) {
            for (int cell = 0; cell < 21; cell++) {
                double[] t = new double[17];
                for (int c = 0; c < 17; c++) {
                    t[c] = targets[(n * 17 + c) * 21 + cell];
                }
                double[] a = answer(grids, n, cell);
                double w = Math.exp(a[3]);
                double h = Math.exp(a[4]);
                double shareX =
                        Math.max(0, Math.min(a[1] + w / 2, t[2] + t[4] / 2) - Math.max(a[1] - w / 2, t[2] - t[4] / 2));
                double shareY =
                        Math.max(0, Math.min(a[2] + h / 2, t[3] + t[5] / 2) - Math.max(a[2] - h / 2, t[3] - t[5] / 2));
                double iou = shareX * shareY / (w * h + t[4] * t[5] - shareX * shareY);
                double hullX = Math.max(a[1] + w / 2, t[2] + t[4] / 2) - Math.min(a[1] - w / 2, t[2] - t[4] / 2);
                double hullY = Math.max(a[2] + h / 2, t[3] + t[5] / 2) - Math.min(a[2] - h / 2, t[3] - t[5] / 2);
                boolean face = t[1] == 1;
                double wanted = face ? iou : 0;
                double s = 1 / (1 + Math.exp(-a[0]));
                double entropy = -wanted * Math.log(s) - (1 - wanted) * Math.log(1 - s);
                score += t[0] * (wanted - s) * (wanted - s) * entropy;
                if (face) {
                    faces++;
                    box += 1
                            - iou
                            + (Math.pow(a[1] - t[2], 2) + Math.pow(a[2] - t[3], 2)) / (hullX * hullX + hullY * hullY)
                            + Math.pow(w - t[4], 2) / (hullX * hullX)
                            + Math.pow(h - t[5], 2) / (hullY * hullY);
                    for (int k = 0; k < 10; k++) {
                        double d = Math.abs(a[5 + k] - t[7 + k]) / Math.sqrt(t[4] * t[5]);
                        points += t[6] * (d < 0.05 ? d * d / 0.1 : d - 0.025) / 5;
                    }
                }
            }
        }
        assertThat(faces).isGreaterThan(4);
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            DetectorLoss.Parts parts = DetectorLoss.of(
                    List.of(
                            manager.create(grids[0], new Shape(2, 15, 4, 4)),
                            manager.create(grids[1], new Shape(2, 15, 2, 2)),
                            manager.create(grids[2], new Shape(2, 15, 1, 1))),
                    manager.create(targets, new Shape(2, 17, 21)));
            assertThat((double) parts.score().getFloat()).isCloseTo(score / faces, within(1e-4));
            assertThat((double) parts.box().getFloat()).isCloseTo(box / faces, within(1e-4));
            assertThat((double) parts.points().getFloat()).isCloseTo(points / faces, within(1e-4));
            assertThat((double) parts.total().getFloat()).isCloseTo((score + 2 * box + points) / faces, within(1e-3));
        }
    }

    private static double[] answer(float[][] grids, int n, int cell) {
        int g = 0;
        int local = cell;
        while (local >= CELLS[g]) {
            local -= CELLS[g];
            g++;
        }
        double[] answer = new double[15];
        for (int c = 0; c < 15; c++) {
            answer[c] = grids[g][(n * 15 + c) * CELLS[g] + local];
        }
        return answer;
    }

    @Test
    void ignoredCellsAndUnknownPointsGiveNoGradientAndExtremesNoNaN() {
        float[] targets = new float[Assignment.TARGETS * 21];
        ASSIGNMENT.write(
                List.of(new TruthBox(new Box(0, 0, 16, 16), true), new TruthBox(new Box(20, 20, 10, 10), false)),
                targets,
                0);
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            float[] wild = new float[15 * 16];
            Random random = new Random(1);
            for (int i = 0; i < wild.length; i++) {
                wild[i] = (float) (80 * random.nextGaussian());
            }
            NDArray fine = manager.create(wild, new Shape(1, 15, 4, 4));
            fine.setRequiresGradient(true);
            JniUtils.setGradMode(true);
            NDArray loss = DetectorLoss.of(
                            List.of(fine, manager.zeros(new Shape(1, 15, 2, 2)), manager.zeros(new Shape(1, 15, 1, 1))),
                            manager.create(targets, new Shape(1, 17, 21)))
                    .total();
            JniUtils.backward((PtNDArray) loss, (PtNDArray) manager.ones(loss.getShape()), false, false);
            JniUtils.setGradMode(false);
            assertThat(Float.isFinite(loss.getFloat())).isTrue();
            float[] gradient = fine.getGradient().toFloatArray();
            for (float value : gradient) {
                assertThat(Float.isFinite(value)).isTrue();
            }
            // Cells 0, 1, 4 and 5 lie in the ignored box; no face has points.
            for (int cell : new int[] {0, 1, 4, 5}) {
                for (int c = 0; c < 15; c++) {
                    assertThat(gradient[c * 16 + cell]).isZero();
                }
            }
            for (int c = 5; c < 15; c++) {
                assertThat(gradient[c * 16 + 10]).isZero();
            }
        }
    }
}
