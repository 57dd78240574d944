package dev.mien.train.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.FacePart;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrimaceTest {
    /** Half the width of the mouth's opening. */
    private static final double HALF = Faces.SIDE * (.604 - .396) / 2;

    private static Portrait opened(Portrait face, double drop) {
        return Grimace.openMouth(face, drop, new SplittableRandom(1));
    }

    @Test
    void lowerLipAndChinGoDownAndNothingElseMoves() {
        Portrait face = Faces.spot(8);
        List<Point> before = face.points();
        List<Point> after = opened(face, 1).points();
        for (int i = 17; i < 48; i++) {
            assertThat(after.get(i).distanceTo(before.get(i))).as("point %d", i).isLessThan(1e-9);
        }
        for (int corner : new int[] {48, 54, 60, 64}) {
            assertThat(after.get(corner).distanceTo(before.get(corner))).isLessThan(0.05 * HALF);
        }
        assertThat(after.get(8).y() - before.get(8).y()).isCloseTo(HALF, within(0.02 * HALF));
        assertThat(after.get(66).y() - before.get(66).y()).isCloseTo(HALF, within(0.1 * HALF));
        assertThat(after.get(62).y()).isCloseTo(before.get(62).y(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8, 57, 66, 51, 33, 36, 45, 2})
    void pixelsGoWithTheirPoints(int point) {
        Portrait after = opened(Faces.spot(point), 0.8);
        assertThat(Faces.lightest(after.picture()).distanceTo(after.points().get(point)))
                .isLessThan(4);
    }

    @Test
    void betweenTheLipsItIsDark() {
        byte[] samples = new byte[Faces.SIDE * Faces.SIDE];
        Arrays.fill(samples, (byte) 200);
        Portrait after = opened(new Portrait(Image.gray(Faces.SIDE, Faces.SIDE, samples), Faces.points()), 1.2);
        Point upper = after.points().get(62);
        Point lower = after.points().get(66);
        Image picture = after.picture();
        int middle = (int) Math.round(0.3 * upper.y() + 0.7 * lower.y());
        assertThat(picture.sample((int) upper.x(), middle, 0)).isLessThan(120);
        assertThat(picture.sample((int) upper.x(), (int) lower.y() + 4, 0)).isEqualTo(200);
        assertThat(picture.sample((int) upper.x(), (int) upper.y() - 4, 0)).isEqualTo(200);
    }

    @Test
    void aClosedEyesLidsMeetAndTheOtherEyeStays() {
        Portrait face = Faces.spot(37);
        Portrait after = Grimace.closeEye(face, FacePart.RIGHT_EYE, 1, new SplittableRandom(1));
        List<Point> eye = FacePart.RIGHT_EYE.of(after.points());
        assertThat(eye.get(1).distanceTo(eye.get(5))).isLessThan(1);
        assertThat(eye.get(2).distanceTo(eye.get(4))).isLessThan(1);
        assertThat(FacePart.LEFT_EYE.of(after.points())).isEqualTo(FacePart.LEFT_EYE.of(face.points()));
        // The white spot on the lid's edge went down with it.
        assertThat(Faces.lightest(after.picture()).y())
                .isGreaterThan(Faces.lightest(face.picture()).y() + 0.5);
    }

    @Test
    void halfClosedIsHalfTheOpening() {
        List<Point> open = FacePart.LEFT_EYE.of(Faces.points());
        Portrait after = Grimace.closeEye(Faces.spot(0), FacePart.LEFT_EYE, 0.5, new SplittableRandom(1));
        List<Point> half = FacePart.LEFT_EYE.of(after.points());
        assertThat(half.get(1).distanceTo(half.get(5))).isCloseTo(open.get(1).distanceTo(open.get(5)) / 2, within(0.5));
    }
}
