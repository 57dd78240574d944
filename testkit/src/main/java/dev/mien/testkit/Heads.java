package dev.mien.testkit;

import dev.mien.face.FacePart;
import dev.mien.image.Point;
import dev.mien.landmark.HeadShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Views of the head through a pinhole camera, with rotations written independently of the code under test. */
public final class Heads {
    private Heads() {}

    /** A unit quaternion (w, x, y, z) for a turn about an axis, by the right-hand rule in x right, y down, z away. */
    static double[] quaternion(double degrees, double x, double y, double z) {
        double half = Math.toRadians(degrees) / 2;
        double length = Math.sqrt(x * x + y * y + z * z);
        double sine = Math.sin(half) / length;
        return new double[] {Math.cos(half), sine * x, sine * y, sine * z};
    }

    /** The turn that does {@code q} first, then {@code p}. */
    static double[] times(double[] p, double[] q) {
        return new double[] {
            p[0] * q[0] - p[1] * q[1] - p[2] * q[2] - p[3] * q[3],
            p[0] * q[1] + p[1] * q[0] + p[2] * q[3] - p[3] * q[2],
            p[0] * q[2] - p[1] * q[3] + p[2] * q[0] + p[3] * q[1],
            p[0] * q[3] + p[1] * q[2] - p[2] * q[1] + p[3] * q[0]
        };
    }

    static double[] turn(double[] q, double[] v) {
        double[] conjugate = {q[0], -q[1], -q[2], -q[3]};
        double[] turned = times(times(q, new double[] {0, v[0], v[1], v[2]}), conjugate);
        return new double[] {turned[1], turned[2], turned[3]};
    }

    /**
     * {@return the turn, as a unit quaternion (w, x, y, z), that rolls counter-clockwise in the picture, then pitches up,
     * then yaws to the right of the picture}
     *
     * @param yaw in degrees
     * @param pitch in degrees
     * @param roll in degrees
     */
    public static double[] posed(double yaw, double pitch, double roll) {
        double[] tilt = quaternion(-roll, 0, 0, 1);
        double[] nod = quaternion(-pitch, 1, 0, 0);
        double[] shake = quaternion(-yaw, 0, 1, 0);
        return times(shake, times(nod, tilt));
    }

    /**
     * {@return the 68 points, those that the head's shape does not have in the corner of the frame}
     *
     * @param rotation unit quaternion (w, x, y, z)
     * @param distance of the camera from the head's origin, in the units of {@link HeadShape}
     * @param focal length in pixels
     * @param centre where the head's origin is seen
     * @param noise standard deviation in pixels of what is added to each coordinate
     * @param random what the noise is drawn from
     */
    public static List<Point> view(
            double[] rotation, double distance, double focal, Point centre, double noise, Random random) {
        List<Point> points = new ArrayList<>(Collections.nCopies(FacePart.POINTS, new Point(0, 0)));
        double[][] head = HeadShape.coordinates();
        for (int i = 0; i < head.length; i++) {
            double[] p = turn(rotation, head[i]);
            double x = focal * p[0] / (distance + p[2]);
            double y = focal * p[1] / (distance + p[2]);
            points.set(
                    HeadShape.points().get(i).index(),
                    new Point(
                            centre.x() + x + noise * random.nextGaussian(),
                            centre.y() + y + noise * random.nextGaussian()));
        }
        return points;
    }
}
