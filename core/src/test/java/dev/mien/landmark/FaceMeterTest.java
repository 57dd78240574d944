package dev.mien.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.FaceGeometry;
import dev.mien.face.FacePart;
import dev.mien.face.HeadPose;
import dev.mien.face.Landmark68;
import dev.mien.image.Point;
import dev.mien.testkit.Heads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaceMeterTest {
    private static final int FRAME = 1000;
    private static final Point MIDDLE = new Point(400, 300);
    private static final Random RANDOM = new Random(3);

    private static HeadPose pose(List<Point> points) {
        return FaceMeter.measure(points, FRAME).orElseThrow().pose();
    }

    private static List<Point> view(double yaw, double pitch, double roll) {
        return Heads.view(Heads.posed(yaw, pitch, roll), 10, FRAME, MIDDLE, 0, RANDOM);
    }

    private static void assertPose(HeadPose pose, double yaw, double pitch, double roll, double tolerance) {
        String as = "yaw " + yaw + ", pitch " + pitch + ", roll " + roll;
        assertThat(pose.yaw()).as(as).isCloseTo(yaw, within(tolerance));
        assertThat(pose.pitch()).as(as).isCloseTo(pitch, within(tolerance));
        assertThat(pose.roll()).as(as).isCloseTo(roll, within(tolerance));
    }

    @Test
    void everyRotationIsFoundAgain() {
        for (double yaw : new double[] {-75, -30, 0, 10, 60}) {
            for (double pitch : new double[] {-50, -5, 0, 35}) {
                for (double roll : new double[] {-170, -40, 0, 15, 90}) {
                    assertPose(pose(view(yaw, pitch, roll)), yaw, pitch, roll, 0.05);
                }
            }
        }
    }

    /** What can be seen with the eye: nose to the right, nose up, left eye of the picture lower. */
    @Test
    void signsAreThoseOfThePicture() {
        List<Point> right = view(25, 0, 0);
        assertThat(right.get(30).x())
                .isGreaterThan(Point.mean(List.of(right.get(36), right.get(45))).x() + 10);
        assertThat(pose(right).yaw()).isPositive();
        List<Point> level = view(0, 0, 0);
        List<Point> up = view(0, 25, 0);
        assertThat(Landmark68.NOSE_TIP.of(up).y()
                        - Landmark68.RIGHT_EYE_OUTER.of(up).y())
                .isLessThan(level.get(30).y() - level.get(36).y() - 10);
        assertThat(pose(up).pitch()).isPositive();
        List<Point> tilted = view(0, 0, 25);
        assertThat(tilted.get(36).y()).isGreaterThan(tilted.get(45).y() + 10);
        assertThat(pose(tilted).roll()).isPositive();
    }

    /** A point astray by a hundredth of the distance between the eyes' corners, as a good locator has it. */
    @Test
    void noiseDoesLittle() {
        double squares = 0;
        int trials = 200;
        for (int i = 0; i < trials; i++) {
            double yaw = 40 * RANDOM.nextDouble() - 20;
            double pitch = 30 * RANDOM.nextDouble() - 15;
            HeadPose found = pose(Heads.view(Heads.posed(yaw, pitch, 10), 10, FRAME, MIDDLE, 1, RANDOM));
            squares += Math.pow(found.yaw() - yaw, 2)
                    + Math.pow(found.pitch() - pitch, 2)
                    + Math.pow(found.roll() - 10, 2);
        }
        assertThat(Math.sqrt(squares / trials / 3)).isBetween(0.1, 1.0);
    }

    @Test
    void oneOrTwoWildPointsDoNot() {
        for (int point : new int[] {17, 30, 36, 48}) {
            List<Point> points = view(20, -10, 5);
            points.set(point, new Point(MIDDLE.x() + 90, MIDDLE.y() - 120));
            points.set(33, new Point(MIDDLE.x() - 60, MIDDLE.y() - 20));
            assertPose(pose(points), 20, -10, 5, 1.5);
        }
    }

    @Test
    void mirroringNegatesYawAndRoll() {
        List<Point> points = Heads.view(Heads.posed(22, 8, -13), 10, FRAME, MIDDLE, 1, RANDOM);
        List<Point> mirrored = IntStream.range(0, FacePart.POINTS)
                .mapToObj(i -> points.get(FacePart.mirrored(i)))
                .map(p -> new Point(FRAME - p.x(), p.y()))
                .toList();
        HeadPose pose = pose(points);
        assertPose(pose(mirrored), -pose.yaw(), pose.pitch(), -pose.roll(), 1e-6);
    }

    @Test
    void placeAndSizeDoNotMatter() {
        List<Point> points = Heads.view(Heads.posed(22, 8, -13), 10, FRAME, MIDDLE, 1, RANDOM);
        HeadPose pose = pose(points);
        List<Point> moved = points.stream()
                .map(p -> new Point(3 * p.x() - 5000, 3 * p.y() + 70))
                .toList();
        HeadPose other = FaceMeter.measure(moved, 3 * FRAME).orElseThrow().pose();
        assertPose(other, pose.yaw(), pose.pitch(), pose.roll(), 1e-6);
    }

    /** Of a crop that a face fills the camera's distance is not known; the angles depend on it but little. */
    @Test
    void theCamerasDistanceMattersLittle() {
        List<Point> points = view(30, 10, 0);
        HeadPose far = FaceMeter.measure(points, 1_000_000).orElseThrow().pose();
        HeadPose near = FaceMeter.measure(points, 100).orElseThrow().pose();
        assertPose(far, 30, 10, 0, 4);
        assertPose(near, 30, 10, 0, 4);
        assertThat(near.yaw()).isNotCloseTo(far.yaw(), within(0.01));
    }

    @Test
    void otherNumbersOfPointsAndPointsWithoutExtentHaveNoGeometry() {
        assertThat(FaceMeter.measure(List.of(), FRAME)).isEmpty();
        assertThat(FaceMeter.measure(view(0, 0, 0).subList(0, 5), FRAME)).isEmpty();
        assertThat(FaceMeter.measure(Collections.nCopies(FacePart.POINTS, MIDDLE), FRAME))
                .isEmpty();
        assertThat(FaceMeter.measure(
                        IntStream.range(0, FacePart.POINTS)
                                .mapToObj(i -> new Point(i, 2 * i))
                                .toList(),
                        FRAME))
                .isEmpty();
    }

    @Test
    void openingsAreHeightsOverWidths() {
        List<Point> points = new ArrayList<>(view(0, 0, 0));
        double[][] eye = {{0, 0}, {10, -3}, {20, -5}, {30, 0}, {20, 5}, {10, 3}};
        double[][] lips = {{0, 0}, {10, -6}, {20, -9}, {30, -6}, {40, 0}, {30, 6}, {20, 9}, {10, 6}};
        put(points, 36, eye, 1);
        put(points, 42, eye, 0.5);
        put(points, 60, lips, 1);
        FaceGeometry geometry = FaceMeter.measure(points, FRAME).orElseThrow();
        assertThat(geometry.rightEyeAspectRatio()).isCloseTo(8.0 / 30, within(1e-9));
        assertThat(geometry.leftEyeAspectRatio()).isCloseTo(4.0 / 30, within(1e-9));
        assertThat(geometry.mouthOpening()).isCloseTo(14.0 / 40, within(1e-9));
    }

    @Test
    void openingsWithoutWidthKeepTheirRange() {
        List<Point> points = new ArrayList<>(view(0, 0, 0));
        double[][] slit = {{0, 0}, {0, -3}, {0, -5}, {0, 0}, {0, 5}, {0, 3}};
        double[][] dot = new double[8][2];
        put(points, 36, slit, 1);
        put(points, 60, dot, 1);
        FaceGeometry geometry = FaceMeter.measure(points, FRAME).orElseThrow();
        assertThat(geometry.rightEyeAspectRatio()).isEqualTo(FaceGeometry.MOST_EYE_ASPECT_RATIO);
        assertThat(geometry.mouthOpening()).isZero();
    }

    private static void put(List<Point> points, int from, double[][] at, double height) {
        for (int i = 0; i < at.length; i++) {
            Point place = Landmark68.RIGHT_EYE_OUTER.of(points);
            points.set(from + i, new Point(place.x() + at[i][0], place.y() + height * at[i][1]));
        }
    }
}
