package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    /** 8 x 4 cells of 8 pixels, 4 x 2 of 16, 2 x 1 of 32. */
    private static final Assignment ASSIGNMENT = new Assignment(64, 32);

    private static final int CELLS = 32 + 8 + 2;

    private static float[] targets(TruthBox... faces) {
        float[] targets = new float[3 + Assignment.TARGETS * CELLS];
        ASSIGNMENT.write(List.of(faces), targets, 3);
        return targets;
    }

    private static float at(float[] targets, int channel, int cell) {
        return targets[3 + channel * CELLS + cell];
    }

    private static List<Integer> cellsWith(float[] targets, int channel, float value) {
        List<Integer> cells = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            if (at(targets, channel, cell) == value) {
                cells.add(cell);
            }
        }
        return cells;
    }

    @Test
    void cellsOfAllGridsAreCounted() {
        assertThat(ASSIGNMENT.cells()).isEqualTo(CELLS);
    }

    @Test
    void nothingIsBackgroundEverywhere() {
        float[] targets = targets();
        assertThat(cellsWith(targets, Assignment.WEIGHT, 1)).hasSize(CELLS);
        assertThat(cellsWith(targets, Assignment.POSITIVE, 1)).isEmpty();
    }

    @Test
    void aTinyFaceIsTaughtToTheCellOfItsCentre() {
        // Centre (18, 13): column 2, row 1 of the finest grid.
        float[] targets = targets(new TruthBox(new Box(13, 8, 10, 10), false));
        assertThat(cellsWith(targets, Assignment.POSITIVE, 1)).containsExactly(8 + 2);
        assertThat(at(targets, Assignment.BOX, 10)).isCloseTo(18 / 8f - 2, within(1e-6f));
        assertThat(at(targets, Assignment.BOX + 1, 10)).isCloseTo(13 / 8f - 1, within(1e-6f));
        assertThat(at(targets, Assignment.BOX + 2, 10)).isEqualTo(1.25f);
        assertThat(at(targets, Assignment.KNOWN, 10)).isZero();
    }

    @Test
    void aFaceOfMiddleSizeIsTaughtToTwoGrids() {
        TruthBox face = new TruthBox(
                new Box(12, -4, 40, 40),
                false,
                List.of(new Point(1, 2), new Point(3, 4), new Point(5, 6), new Point(7, 8), new Point(9, 10)));
        float[] targets = targets(face);
        // Centre (32, 16), on the corner between four cells of either grid, whose centres lie half a cell away.
        assertThat(cellsWith(targets, Assignment.POSITIVE, 1)).containsExactly(11, 12, 19, 20, 33, 34, 37, 38);
        // Cell 37 is column 1, row 1 of the second grid: its corner is (16, 16).
        assertThat(at(targets, Assignment.KNOWN, 37)).isEqualTo(1);
        assertThat(at(targets, Assignment.POINTS, 37)).isCloseTo(1 / 16f - 1, within(1e-6f));
        assertThat(at(targets, Assignment.POINTS + 9, 37)).isCloseTo(10 / 16f - 1, within(1e-6f));
        assertThat(at(targets, Assignment.BOX + 3, 37)).isEqualTo(2.5f);
    }

    @Test
    void theSmallerOfTwoFacesHasTheCell() {
        TruthBox small = new TruthBox(new Box(13, 8, 10, 10), false);
        TruthBox large = new TruthBox(new Box(3, -2, 30, 30), false);
        for (float[] targets : List.of(targets(small, large), targets(large, small))) {
            assertThat(at(targets, Assignment.BOX + 2, 10)).isEqualTo(1.25f);
            assertThat(cellsWith(targets, Assignment.POSITIVE, 1)).hasSizeGreaterThan(1);
        }
    }

    @Test
    void whatIsIgnoredTeachesNothingButFacesInItDo() {
        TruthBox ignored = new TruthBox(new Box(0, 0, 32, 32), true);
        TruthBox face = new TruthBox(new Box(13, 8, 10, 10), false);
        for (float[] targets : List.of(targets(ignored, face), targets(face, ignored))) {
            // 16 cells of 8, 4 of 16, 1 of 32, less the face's own.
            assertThat(cellsWith(targets, Assignment.WEIGHT, 0)).hasSize(20).doesNotContain(10);
            assertThat(at(targets, Assignment.POSITIVE, 10)).isEqualTo(1);
        }
        // One between the cells' centres still silences its cell.
        float[] tiny = targets(new TruthBox(new Box(5, 5, 2, 2), true));
        assertThat(cellsWith(tiny, Assignment.WEIGHT, 0)).containsExactly(0, 32, 40);
    }
}
