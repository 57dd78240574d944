package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static final List<Point> POINTS =
            List.of(new Point(14, 16), new Point(26, 16), new Point(20, 22), new Point(15, 28), new Point(25, 28));
    private static final TruthBox FACE = new TruthBox(new Box(10, 8, 20, 26), false, POINTS);

    @Test
    void scalingAndShiftingKeepTheBoxExact() {
        TruthBox mapped = Labels.map(FACE, Affine.scale(2, 3).then(Affine.translate(5, -4)));
        assertThat(mapped.box()).isEqualTo(new Box(25, 20, 40, 78));
        assertThat(mapped.points().get(0)).isEqualTo(new Point(33, 44));
        assertThat(mapped.points().get(4)).isEqualTo(new Point(55, 80));
    }

    @Test
    void aMirrorSwapsLeftAndRight() {
        TruthBox mapped = Labels.map(FACE, Affine.scale(-1, 1).then(Affine.translate(100, 0)));
        assertThat(mapped.box()).isEqualTo(new Box(70, 8, 20, 26));
        // The person's right eye stays in the left half of the picture.
        assertThat(mapped.points())
                .containsExactly(
                        new Point(74, 16), new Point(86, 16), new Point(80, 22), new Point(75, 28), new Point(85, 28));
    }

    /** Against the extent of many points on the ellipse's rim. */
    @Test
    void aTurnedBoxHoldsTheTurnedEllipse() {
        double angle = Math.toRadians(27);
        Affine turn = new Affine(
                1.5 * Math.cos(angle), -1.5 * Math.sin(angle), 7, 1.5 * Math.sin(angle), 1.5 * Math.cos(angle), 3);
        TruthBox mapped = Labels.map(FACE, turn);
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < 3600; i++) {
            double t = Math.toRadians(i / 10.0);
            Point rim = turn.apply(new Point(20 + 10 * Math.cos(t), 21 + 13 * Math.sin(t)));
            left = Math.min(left, rim.x());
            right = Math.max(right, rim.x());
            top = Math.min(top, rim.y());
            bottom = Math.max(bottom, rim.y());
        }
        assertThat(mapped.box().x()).isCloseTo(left, within(0.01));
        assertThat(mapped.box().right()).isCloseTo(right, within(0.01));
        assertThat(mapped.box().y()).isCloseTo(top, within(0.01));
        assertThat(mapped.box().bottom()).isCloseTo(bottom, within(0.01));
        // By the formula of a rotation: (14, 16) goes to 1.5 * (14 cos - 16 sin, 14 sin + 16 cos) + (7, 3).
        assertThat(mapped.points().get(0).x())
                .isCloseTo(1.5 * (14 * Math.cos(angle) - 16 * Math.sin(angle)) + 7, within(1e-9));
        assertThat(mapped.points().get(0).y())
                .isCloseTo(1.5 * (14 * Math.sin(angle) + 16 * Math.cos(angle)) + 3, within(1e-9));
    }

    @Test
    void whatIsCutOffIsForgottenOrIgnored() {
        assertThat(Labels.cut(FACE, new Box(0, 0, 100, 100))).contains(FACE);
        // Three quarters are left, but not all points.
        TruthBox most = Labels.cut(FACE, new Box(15, 0, 100, 100)).orElseThrow();
        assertThat(most.box()).isEqualTo(new Box(15, 8, 15, 26));
        assertThat(most.points()).isEmpty();
        assertThat(most.ignore()).isFalse();
        // Two fifths are left.
        assertThat(Labels.cut(FACE, new Box(22, 0, 100, 100)).orElseThrow().ignore())
                .isTrue();
        assertThat(Labels.cut(FACE, new Box(29, 0, 100, 100))).isEmpty();
    }

    @Test
    void fiveOfSixtyEight() {
        List<Point> ibug = new ArrayList<>(Collections.nCopies(68, new Point(0, 0)));
        for (int i = 36; i < 42; i++) {
            ibug.set(i, new Point(i, 10));
            ibug.set(i + 6, new Point(i + 6, 11));
        }
        ibug.set(30, new Point(1, 2));
        ibug.set(48, new Point(3, 4));
        ibug.set(54, new Point(5, 6));
        assertThat(Labels.five(ibug))
                .containsExactly(
                        new Point(38.5, 10), new Point(44.5, 11), new Point(1, 2), new Point(3, 4), new Point(5, 6));
        assertThat(Labels.five(POINTS)).isEqualTo(POINTS);
        assertThat(Labels.five(List.of())).isEmpty();
    }
}
