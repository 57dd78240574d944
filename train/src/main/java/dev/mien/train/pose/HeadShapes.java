package dev.mien.train.pose;

import dev.mien.face.HeadPose;
import dev.mien.face.Landmark68;
import dev.mien.image.Point;
import dev.mien.landmark.HeadFit;
import dev.mien.landmark.HeadShape;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Learns {@link HeadShape} from the points of many faces: rigid structure from motion, each face being another view of one
 * mirror-symmetric shape through a distant camera (factorisation as Tomasi and Kanade 1992, with the camera's rotation held
 * orthonormal, by alternating least squares). Faces differ and move; what the shape does not explain is taken for noise.
 *
 * <ol>
 *   <li>Begin with the mean of all faces and of their mirror images, the nose raised.
 *   <li>Fit a camera to each face ({@link HeadFit}).
 *   <li>Solve for the shape that these cameras and their mirror images explain best; go on with 2 until it rests.
 *   <li>Nothing in the points says what level is: tilt the shape until the mean pitch over the faces is 0.
 * </ol>
 *
 * Symmetry says what yaw 0 and roll 0 are. Depth's sign is that of the start.
 */
public final class HeadShapes {
    private static final int ROUNDS = 200;
    private static final double REST = 1e-5;
    /** Depth of the nose's ridge at the start, in roots of the sum of squares of a face. */
    private static final double RIDGE = -0.15;

    private static final Set<Landmark68> RIDGE_POINTS = EnumSet.range(Landmark68.NOSE_ROOT, Landmark68.NOSE_TIP);

    private static final List<Landmark68> PLACES = HeadShape.points();

    private final List<List<Point>> faces;
    private final int[] mirrored;
    private double[][] shape;

    private HeadShapes(List<List<Point>> faces) {
        this.faces = faces.stream().map(HeadShape::seenIn).toList();
        mirrored = PLACES.stream()
                .mapToInt(point -> PLACES.indexOf(point.mirrored()))
                .toArray();
        shape = start();
    }

    /**
     * @param faces 68 points each, turned in many ways
     * @return shape [HeadShape.size()][3], as {@link HeadShape#coordinates}
     */
    public static double[][] learn(List<List<Point>> faces) {
        HeadShapes learner = new HeadShapes(faces);
        for (int round = 0; round < ROUNDS && learner.improve() > REST; round++) {}
        learner.level();
        return learner.shape;
    }

    private double[][] start() {
        double[][] sum = new double[mirrored.length][3];
        for (List<Point> face : faces) {
            Point mean = Point.mean(face);
            double size = Math.sqrt(face.stream()
                    .mapToDouble(point -> Math.pow(point.distanceTo(mean), 2))
                    .sum());
            for (int i = 0; i < mirrored.length; i++) {
                double x = (face.get(i).x() - mean.x()) / size;
                double y = (face.get(i).y() - mean.y()) / size;
                sum[i][0] += x / 2;
                sum[i][1] += y / 2;
                sum[mirrored[i]][0] -= x / 2;
                sum[mirrored[i]][1] += y / 2;
            }
        }
        for (int i = 0; i < mirrored.length; i++) {
            sum[i][2] = RIDGE_POINTS.contains(PLACES.get(i)) ? RIDGE * faces.size() : 0;
        }
        return normalised(sum);
    }

    /** One round; how far the place moved that moved most. */
    private double improve() {
        // Every view comes with its mirror image, so that x stands alone; y and z share two equations.
        double xx = 0;
        double yy = 0;
        double yz = 0;
        double zz = 0;
        double[][] moments = new double[mirrored.length][3];
        for (List<Point> face : faces) {
            HeadFit camera = camera(face);
            double[] right = camera.rotation()[0];
            double[] down = camera.rotation()[1];
            xx += 2 * (right[0] * right[0] + down[0] * down[0]);
            yy += 2 * (right[1] * right[1] + down[1] * down[1]);
            yz += 2 * (right[1] * right[2] + down[1] * down[2]);
            zz += 2 * (right[2] * right[2] + down[2] * down[2]);
            for (int i = 0; i < mirrored.length; i++) {
                double x = (face.get(i).x() - camera.centre().x()) / camera.scale();
                double y = (face.get(i).y() - camera.centre().y()) / camera.scale();
                for (int a = 0; a < 3; a++) {
                    double moment = right[a] * x + down[a] * y;
                    moments[i][a] += moment;
                    moments[mirrored[i]][a] += a == 0 ? -moment : moment;
                }
            }
        }
        double[][] solved = new double[mirrored.length][];
        double determinant = yy * zz - yz * yz;
        for (int i = 0; i < mirrored.length; i++) {
            double[] m = moments[i];
            solved[i] = new double[] {
                m[0] / xx, (zz * m[1] - yz * m[2]) / determinant, (yy * m[2] - yz * m[1]) / determinant
            };
        }
        double[][] before = shape;
        shape = normalised(solved);
        tilt(Math.atan2(
                sum(shape, 1, before, 2) - sum(shape, 2, before, 1),
                sum(shape, 1, before, 1) + sum(shape, 2, before, 2)));
        double most = 0;
        for (int i = 0; i < mirrored.length; i++) {
            for (int a = 0; a < 3; a++) {
                most = Math.max(most, Math.abs(shape[i][a] - before[i][a]));
            }
        }
        return most;
    }

    private HeadFit camera(List<Point> face) {
        return HeadFit.of(shape, face, 0, Double.POSITIVE_INFINITY)
                .orElseThrow(() -> new IllegalArgumentException("the points of a face lie on a line"));
    }

    private void level() {
        double pitch = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS && Math.abs(pitch) > 1e-3; round++) {
            pitch = faces.stream()
                    .map(this::camera)
                    .mapToDouble(
                            camera -> HeadPose.ofRotation(camera.rotation()).pitch())
                    .average()
                    .orElse(0);
            tilt(-Math.toRadians(pitch));
        }
    }

    /** Turns the shape about x by an angle that takes y towards z. */
    private void tilt(double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (double[] place : shape) {
            double y = place[1];
            place[1] = cos * y - sin * place[2];
            place[2] = sin * y + cos * place[2];
        }
    }

    private static double sum(double[][] one, int column, double[][] other, int otherColumn) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i][column] * other[i][otherColumn])
                .sum();
    }

    /** About its centroid, in units of the distance between the outer corners of the eyes. */
    private static double[][] normalised(double[][] places) {
        double unit = distance(places[place(Landmark68.RIGHT_EYE_OUTER)], places[place(Landmark68.LEFT_EYE_OUTER)]);
        double[][] result = new double[places.length][3];
        for (int a = 0; a < 3; a++) {
            int axis = a;
            double mean =
                    Arrays.stream(places).mapToDouble(p -> p[axis]).average().orElse(0);
            for (int i = 0; i < places.length; i++) {
                result[i][a] = (places[i][a] - mean) / unit;
            }
        }
        return result;
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(IntStream.range(0, 3)
                .mapToDouble(a -> (one[a] - other[a]) * (one[a] - other[a]))
                .sum());
    }

    private static int place(Landmark68 point) {
        return PLACES.indexOf(point);
    }
}
