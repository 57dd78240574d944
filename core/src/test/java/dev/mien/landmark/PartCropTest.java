package dev.mien.landmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.FacePart;
import dev.mien.face.Landmark68;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import dev.mien.testkit.Heads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartCropTest {
    private static final int SIDE = 32;

    private static List<Point> face(double yaw) {
        List<Point> points = Heads.view(Heads.posed(yaw, 0, 0), 10, 1000, new Point(400, 300), 0, new Random(1));
        lids(points, Landmark68.RIGHT_EYE_OUTER, Landmark68.RIGHT_EYE_INNER);
        lids(points, Landmark68.LEFT_EYE_INNER, Landmark68.LEFT_EYE_OUTER);
        return points;
    }

    /** Puts the lids of an eye, which the head's shape has not, four pixels above and below the line of its corners. */
    private static void lids(List<Point> points, Landmark68 first, Landmark68 second) {
        Point from = first.of(points);
        Point to = second.of(points);
        for (int i = 1; i <= 2; i++) {
            double x = from.x() + (to.x() - from.x()) * i / 3;
            double y = from.y() + (to.y() - from.y()) * i / 3;
            points.set(first.index() + i, new Point(x, y - 4));
            points.set(second.index() + 3 - i, new Point(x, y + 4));
        }
    }

    /** The outer corner lies to the left in both, for the left eye is mirrored. */
    @Test
    void bothEyesLookLikeRightOnes() {
        List<Point> points = face(0);
        Affine right = PartCrop.RIGHT_EYE.of(points, SIDE).orElseThrow();
        Affine left = PartCrop.LEFT_EYE.of(points, SIDE).orElseThrow();
        Point outerRight = right.apply(Landmark68.RIGHT_EYE_OUTER.of(points));
        Point outerLeft = left.apply(Landmark68.LEFT_EYE_OUTER.of(points));
        assertThat(outerRight.x()).isLessThan(SIDE / 2.0 - 4);
        assertThat(outerLeft.distanceTo(outerRight)).isLessThan(0.5);
        Point centre = right.apply(Point.mean(FacePart.RIGHT_EYE.of(points)));
        assertThat(centre.distanceTo(new Point(SIDE / 2.0, SIDE / 2.0))).isLessThan(1e-6);
    }

    @Test
    void aClosedLidChangesNoSize() {
        List<Point> open = face(0);
        List<Point> shut = new ArrayList<>(open);
        for (int upper : new int[] {37, 38}) {
            shut.set(upper, open.get(upper == 37 ? 41 : 40));
        }
        double before = size(PartCrop.RIGHT_EYE.of(open, SIDE).orElseThrow());
        double after = size(PartCrop.RIGHT_EYE.of(shut, SIDE).orElseThrow());
        assertThat(after / before).isBetween(0.97, 1.03);
    }

    /** Turned far aside the eyes come together in the picture; the square does not shrink with them. */
    @Test
    void aTurnedHeadKeepsTheSquareLarge() {
        double level = size(PartCrop.RIGHT_EYE.of(face(0), SIDE).orElseThrow());
        double turned = size(PartCrop.RIGHT_EYE.of(face(60), SIDE).orElseThrow());
        assertThat(turned / level).isBetween(0.75, 1.1);
    }

    @Test
    void pointsInOnePlaceShowNoSquare() {
        List<Point> heap = Collections.nCopies(FacePart.POINTS, new Point(3, 4));
        for (PartCrop crop : PartCrop.values()) {
            assertThat(crop.of(heap, SIDE)).isEmpty();
        }
    }

    /** Pixels of the frame along the square's side. */
    private static double size(Affine toCrop) {
        Affine back = toCrop.inverse();
        return back.apply(new Point(0, 0)).distanceTo(back.apply(new Point(SIDE, 0)));
    }
}
