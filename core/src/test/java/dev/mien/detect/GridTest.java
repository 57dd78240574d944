package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Face;
import dev.mien.image.Point;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    /** Two rows of three cells of 16 pixels; only the last one holds a face. */
    private static final Grid GRID = Grid.of(16, 48, 32);

    private static final int CELL = 5;

    private final float[] boxes = new float[6 * 4];
    private final float[] points = new float[6 * 10];

    GridTest() {
        boxes[CELL * 4] = 0.25f;
        boxes[CELL * 4 + 1] = -0.5f;
        boxes[CELL * 4 + 2] = (float) Math.log(3);
        boxes[CELL * 4 + 3] = (float) Math.log(0.5);
        for (int i = 0; i < 10; i++) {
            points[CELL * 10 + i] = i;
        }
    }

    @Test
    void numbersBecomePixels() {
        List<Face> faces = GRID.decode(
                cell -> cell == CELL ? 0.75 : 0.1, Grid.Values.rows(boxes, 4), Grid.Values.rows(points, 10), 0.5);
        assertThat(faces).hasSize(1);
        Face face = faces.get(0);
        // The cell's corner is (32, 16): the centre (36, 8), 48 wide and 8 high.
        assertThat(face.box().x()).isCloseTo(12, within(1e-4));
        assertThat(face.box().y()).isCloseTo(4, within(1e-4));
        assertThat(face.box().width()).isCloseTo(48, within(1e-4));
        assertThat(face.box().height()).isCloseTo(8, within(1e-4));
        assertThat(face.confidence()).isEqualTo(0.75f);
        assertThat(face.landmarks())
                .containsExactly(
                        new Point(32, 32),
                        new Point(64, 64),
                        new Point(96, 96),
                        new Point(128, 128),
                        new Point(160, 160));
    }

    @Test
    void planesAndRowsSayTheSame() {
        float[] planes = new float[6 * 14];
        for (int cell = 0; cell < 6; cell++) {
            for (int c = 0; c < 14; c++) {
                planes[c * 6 + cell] = c < 4 ? boxes[cell * 4 + c] : points[cell * 10 + c - 4];
            }
        }
        assertThat(GRID.decode(cell -> 1, Grid.Values.planes(planes, 6, 0), Grid.Values.planes(planes, 6, 4), 0.5))
                .hasSize(6)
                .isEqualTo(GRID.decode(cell -> 1, Grid.Values.rows(boxes, 4), Grid.Values.rows(points, 10), 0.5));
    }

    @Test
    void cellsThatAreNoBoxArePassedOver() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e30f}) {
            float[] broken = boxes.clone();
            broken[CELL * 4 + 2] = bad;
            assertThat(GRID.decode(
                            cell -> cell == CELL ? 1 : 0,
                            Grid.Values.rows(broken, 4),
                            Grid.Values.rows(points, 10),
                            0.5))
                    .isEmpty();
        }
        float[] lost = points.clone();
        Arrays.fill(lost, Float.NaN);
        assertThat(GRID.decode(cell -> 1, Grid.Values.rows(boxes, 4), Grid.Values.rows(lost, 10), 0.5))
                .isEmpty();
        assertThat(GRID.decode(cell -> Double.NaN, Grid.Values.rows(boxes, 4), Grid.Values.rows(points, 10), 0.5))
                .isEmpty();
    }
}
