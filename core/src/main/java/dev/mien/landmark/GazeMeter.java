package dev.mien.landmark;

import dev.mien.face.EyeReading;
import dev.mien.face.Gaze;
import dev.mien.face.PartReadings;
import dev.mien.image.Point;
import java.util.List;

/**
 * Where eyes look, from where the iris stands between the corners of the eye: the eyeball's centre lies at a fixed place of the
 * head beside the middle of the corners, the iris at a fixed distance from it (the geometric model of Ishikawa et al. 2004).
 *
 * <p>Lengths are in distances between the outer corners of the eyes, as in {@link HeadShape}. Across and down the centre lies
 * where the irises of people who face the camera stand on average, for most look into it; its depth is that of the average
 * head of ICT-FaceKit, and the distance of the iris from it that of the human eye, 10.5 of 89 millimetres
 * (docs/method/head-pose.md).
 */
final class GazeMeter {
    /** Of the eyeball's centre from the middle of the corners: towards the nose, down, away from the camera. */
    private static final double INWARD = 0.012;

    private static final double DOWN = -0.026;
    private static final double DEEP = 0.0514;
    private static final double RADIUS = 0.118;

    private GazeMeter() {}

    static Gaze measure(HeadFit head, PartReadings readings) {
        return new Gaze(eye(head, readings.rightEye(), 1), eye(head, readings.leftEye(), -1));
    }

    /** @param inward 1 where the nose lies to the right of the picture, else -1 */
    private static Gaze.Eye eye(HeadFit head, EyeReading reading, int inward) {
        double[][] rotation = head.rotation();
        double[] offset = turned(rotation, new double[] {inward * INWARD, DOWN, DEEP});
        Point middle = Point.mean(List.of(reading.outer(), reading.inner()));
        double x = ((reading.iris().x() - middle.x()) / head.scale() - offset[0]) / RADIUS;
        double y = ((reading.iris().y() - middle.y()) / head.scale() - offset[1]) / RADIUS;
        double length = Math.hypot(x, y);
        if (length > 1) {
            x /= length;
            y /= length;
        }
        double[] camera = {x, y, -Math.sqrt(Math.max(0, 1 - x * x - y * y))};
        double[] own = turnedBack(rotation, camera);
        // The eye's width lies along the head's x axis; what is seen of it is what that axis has in the picture.
        double seen = Math.hypot(rotation[0][0], rotation[1][0]);
        return new Gaze.Eye(yaw(camera), pitch(camera), yaw(own), pitch(own), reading.confidence() * seen);
    }

    private static double yaw(double[] direction) {
        return Math.toDegrees(Math.atan2(direction[0], -direction[2]));
    }

    private static double pitch(double[] direction) {
        return Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, -direction[1]))));
    }

    private static double[] turned(double[][] rotation, double[] v) {
        double[] result = new double[3];
        for (int row = 0; row < 3; row++) {
            result[row] = rotation[row][0] * v[0] + rotation[row][1] * v[1] + rotation[row][2] * v[2];
        }
        return result;
    }

    private static double[] turnedBack(double[][] rotation, double[] v) {
        double[] result = new double[3];
        for (int column = 0; column < 3; column++) {
            result[column] = rotation[0][column] * v[0] + rotation[1][column] * v[1] + rotation[2][column] * v[2];
        }
        return result;
    }
}
