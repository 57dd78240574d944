package dev.mien.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.EyeReading;
import dev.mien.face.FaceGeometry;
import dev.mien.face.Gaze;
import dev.mien.face.HeadPose;
import dev.mien.face.PartReadings;
import dev.mien.image.Point;
import dev.mien.testkit.Heads;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eyes made by the model of the eye, on a head seen from far away. */
class GazeMeterTest {
    private static final double FAR = 10_000;
    private static final double SCALE = 200;
    private static final double RADIUS = 0.118;
    /** Of the eyeball's centre from the middle of the corners of a right eye. */
    private static final double[] CENTRE = {0.012, -0.026, 0.0514};

    private static Gaze gaze(HeadPose pose, double[] direction) {
        double[][] head = pose.rotation();
        List<Point> points = Heads.view(
                Heads.posed(pose.yaw(), pose.pitch(), pose.roll()),
                FAR,
                FAR * SCALE,
                new Point(400, 300),
                0,
                new Random(1));
        PartReadings readings = new PartReadings(eye(head, 1, direction), eye(head, -1, direction), 0, 0);
        FaceGeometry geometry =
                FaceMeter.measure(points, 1_000_000, Optional.of(readings)).orElseThrow();
        return geometry.gaze().orElseThrow();
    }

    /** @param direction of the look, in the camera's coordinates, of length 1 */
    private static EyeReading eye(double[][] head, int side, double[] direction) {
        Point outer = new Point(500 - side * 20, 300);
        Point inner = new Point(500 + side * 20, 310);
        double[] centre = {side * CENTRE[0], CENTRE[1], CENTRE[2]};
        double x = 500 + SCALE * (turned(head[0], centre) + RADIUS * direction[0]);
        double y = 305 + SCALE * (turned(head[1], centre) + RADIUS * direction[1]);
        return new EyeReading(0.35, new Point(x, y), outer, inner, 0.9);
    }

    private static double turned(double[] row, double[] v) {
        return row[0] * v[0] + row[1] * v[1] + row[2] * v[2];
    }

    @Test
    void eyesThatLookIntoTheCameraDoSoHoweverTheHeadIsHeld() {
        for (double yaw : new double[] {-30, 0, 20}) {
            Gaze gaze = gaze(new HeadPose(yaw, 10, 5), new double[] {0, 0, -1});
            for (Gaze.Eye eye : List.of(gaze.right(), gaze.left())) {
                assertThat(eye.yaw()).isCloseTo(0, within(0.5));
                assertThat(eye.pitch()).isCloseTo(0, within(0.5));
            }
            assertThat(gaze.right().headYaw()).isCloseTo(-yaw, within(3.0));
        }
    }

    @Test
    void signsAreThoseOfThePicture() {
        double yaw = Math.toRadians(20);
        double pitch = Math.toRadians(10);
        double[] direction = {Math.sin(yaw) * Math.cos(pitch), -Math.sin(pitch), -Math.cos(yaw) * Math.cos(pitch)};
        Gaze.Eye eye = gaze(new HeadPose(0, 0, 0), direction).right();
        assertThat(eye.yaw()).isCloseTo(20, within(0.5));
        assertThat(eye.pitch()).isCloseTo(10, within(0.5));
        assertThat(eye.headYaw()).isCloseTo(20, within(0.5));
        assertThat(eye.headPitch()).isCloseTo(10, within(0.5));
    }

    @Test
    void anEyeOfATurnedHeadIsTrustedLess() {
        double level =
                gaze(new HeadPose(0, 0, 0), new double[] {0, 0, -1}).right().confidence();
        double turned =
                gaze(new HeadPose(60, 0, 0), new double[] {0, 0, -1}).right().confidence();
        assertThat(level).isCloseTo(0.9, within(0.01));
        assertThat(turned).isCloseTo(0.45, within(0.02));
    }
}
