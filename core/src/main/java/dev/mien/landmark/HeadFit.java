package dev.mien.landmark;

import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;

/**
 * Where a camera sees a rigid shape: the perspective-n-point problem for a camera that looks at the shape's origin. A point
 * {@code X} of the shape is seen at
 *
 * <pre>{@code centre + scale * (R X).xy / (1 + perspective * (R X).z)}</pre>
 *
 * with x to the right, y down and z away from the camera. {@code perspective} is one over the distance in units of the
 * shape, 0 for a distant camera.
 *
 * <p>Begins with the affine camera that fits best, its rows made orthonormal (the first step of POSIT, DeMenthon and Davis
 * 1995), and goes on with Levenberg-Marquardt on the reprojection error over rotation, scale and centre. The error of a point
 * counts by the loss of Cauchy, {@code log(1 + (error / stray)^2)}, so that a misplaced point soon ceases to matter.
 * Deviation from the usual problem: the camera is turned towards the shape, so that the answer does not depend on where in
 * the picture a face lies; 0 is then a face that looks into the camera, not along its axis.
 */
public final class HeadFit {
    private static final int STEPS = 50;
    private static final int UNKNOWNS = 6;

    private final double[][] shape;
    private final double[][] seen;
    private final double perspective;
    private final double stray;

    private double[][] rotation = {};
    private double scale;
    private double centreX;
    private double centreY;

    private HeadFit(double[][] shape, List<Point> seen, double perspective, double stray) {
        this.shape = shape;
        this.seen =
                seen.stream().map(point -> new double[] {point.x(), point.y()}).toArray(double[][]::new);
        this.perspective = perspective;
        this.stray = stray;
    }

    /**
     * @param shape shape [n][3], four points or more that do not lie in a plane
     * @param seen where they are seen, in pixels
     * @param perspective one over the camera's distance from the shape's origin, in units of the shape
     * @param stray error in units of the shape from which on a point is doubted; infinite for plain least squares
     * @return empty if the points seen lie on a line
     * @throws IllegalArgumentException if the shape lies in a plane
     */
    public static Optional<HeadFit> of(double[][] shape, List<Point> seen, double perspective, double stray) {
        if (shape.length != seen.size()) {
            throw new IllegalArgumentException(shape.length + " points of a shape, but " + seen.size() + " seen");
        }
        HeadFit fit = new HeadFit(shape, seen, perspective, stray);
        if (!fit.begin()) {
            return Optional.empty();
        }
        fit.refine();
        return Optional.of(fit);
    }

    /** {@return the shape's rotation, 3x3} */
    public double[][] rotation() {
        double[][] copy = new double[3][];
        for (int i = 0; i < 3; i++) {
            copy[i] = rotation[i].clone();
        }
        return copy;
    }

    /** {@return pixels for a unit of the shape at the distance of its origin} */
    public double scale() {
        return scale;
    }

    /** {@return where the shape's origin is seen} */
    public Point centre() {
        return new Point(centreX, centreY);
    }

    /** Weak perspective by linear least squares; its two rows are then made orthogonal and equally long. False if the points lie on a line. */
    private boolean begin() {
        double[] shapeMean = mean(shape, 3);
        double[] seenMean = mean(seen, 2);
        double[][] gram = new double[3][3];
        double[][] moments = new double[2][3];
        for (int i = 0; i < shape.length; i++) {
            for (int a = 0; a < 3; a++) {
                double deviation = shape[i][a] - shapeMean[a];
                for (int b = 0; b < 3; b++) {
                    gram[a][b] += deviation * (shape[i][b] - shapeMean[b]);
                }
                for (int row = 0; row < 2; row++) {
                    moments[row][a] += deviation * (seen[i][row] - seenMean[row]);
                }
            }
        }
        double[] first = Symmetric.solve(gram, moments[0]);
        double[] second = Symmetric.solve(gram, moments[1]);
        // M (2x3) = P U with P the root of M M^T: U is the nearest pair of orthonormal rows.
        double xx = dot(first, first);
        double yy = dot(second, second);
        double xy = dot(first, second);
        double root = Math.sqrt(xx * yy - xy * xy);
        double trace = Math.sqrt(xx + yy + 2 * root);
        if (!(root > 1e-9 * (xx + yy))) {
            return false;
        }
        double[] right = new double[3];
        double[] down = new double[3];
        for (int a = 0; a < 3; a++) {
            right[a] = ((yy + root) * first[a] - xy * second[a]) / (root * trace);
            down[a] = ((xx + root) * second[a] - xy * first[a]) / (root * trace);
        }
        rotation = new double[][] {right, down, cross(right, down)};
        scale = trace / 2;
        centreX = seenMean[0] - scale * dot(right, shapeMean);
        centreY = seenMean[1] - scale * dot(down, shapeMean);
        return true;
    }

    private void refine() {
        // The unit of errors stays that of the first guess, so that the cost is one function throughout.
        double unit = scale;
        double damping = 1e-3;
        double cost = cost(unit);
        for (int step = 0; step < STEPS && damping < 1e9; step++) {
            double[][] normal = new double[UNKNOWNS][UNKNOWNS];
            double[] gradient = new double[UNKNOWNS];
            linearise(unit, normal, gradient);
            for (int a = 0; a < UNKNOWNS; a++) {
                normal[a][a] *= 1 + damping;
            }
            double[] change = Symmetric.solve(normal, gradient);
            double[][] rotationBefore = rotation;
            double scaleBefore = scale;
            double xBefore = centreX;
            double yBefore = centreY;
            rotation = turned(rotation, change);
            scale *= Math.exp(change[3]);
            centreX += change[4] * unit;
            centreY += change[5] * unit;
            double reached = cost(unit);
            if (reached <= cost) {
                damping = Math.max(1e-12, damping / 10);
                boolean settled = dot(change, change) < 1e-12;
                cost = reached;
                if (settled) {
                    return;
                }
            } else {
                damping *= 10;
                rotation = rotationBefore;
                scale = scaleBefore;
                centreX = xBefore;
                centreY = yBefore;
            }
        }
    }

    private double cost(double unit) {
        double sum = 0;
        for (int i = 0; i < shape.length; i++) {
            double[] turned = turn(shape[i]);
            double depth = 1 + perspective * turned[2];
            if (depth <= 0) {
                return Double.POSITIVE_INFINITY;
            }
            double dx = (seen[i][0] - centreX - scale * turned[0] / depth) / unit;
            double dy = (seen[i][1] - centreY - scale * turned[1] / depth) / unit;
            double squared = dx * dx + dy * dy;
            sum += Double.isInfinite(stray) ? squared : stray * stray * Math.log1p(squared / (stray * stray));
        }
        return sum;
    }

    /** Normal equations of the next step; unknowns: rotation vector, logarithm of the scale, centre in units. */
    private void linearise(double unit, double[][] normal, double[] gradient) {
        double[][] rows = new double[2][UNKNOWNS];
        for (int i = 0; i < shape.length; i++) {
            double[] p = turn(shape[i]);
            double near = 1 / (1 + perspective * p[2]);
            double size = scale * near / unit;
            double[] error = {(seen[i][0] - centreX) / unit - size * p[0], (seen[i][1] - centreY) / unit - size * p[1]};
            double[][] turning = {{0, -p[2], p[1]}, {p[2], 0, -p[0]}, {-p[1], p[0], 0}};
            for (int row = 0; row < 2; row++) {
                for (int a = 0; a < 3; a++) {
                    rows[row][a] = size * (turning[a][row] - p[row] * near * perspective * turning[a][2]);
                }
                rows[row][3] = size * p[row];
                rows[row][4] = 1 - row;
                rows[row][5] = row;
            }
            double squared = error[0] * error[0] + error[1] * error[1];
            double weight = 1 / (1 + squared / (stray * stray));
            for (int row = 0; row < 2; row++) {
                for (int a = 0; a < UNKNOWNS; a++) {
                    gradient[a] += weight * rows[row][a] * error[row];
                    for (int b = 0; b < UNKNOWNS; b++) {
                        normal[a][b] += weight * rows[row][a] * rows[row][b];
                    }
                }
            }
        }
    }

    private double[] turn(double[] point) {
        return new double[] {dot(rotation[0], point), dot(rotation[1], point), dot(rotation[2], point)};
    }

    /** A rotation turned further by the vector that the first three numbers are (Rodrigues). */
    private static double[][] turned(double[][] rotation, double[] vector) {
        double angle = Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
        double sine = angle < 1e-12 ? 1 : Math.sin(angle) / angle;
        double versine = angle < 1e-12 ? 0.5 : (1 - Math.cos(angle)) / (angle * angle);
        double[][] result = new double[3][3];
        for (int column = 0; column < 3; column++) {
            double[] v = {rotation[0][column], rotation[1][column], rotation[2][column]};
            double[] once = cross(vector, v);
            double[] twice = cross(vector, once);
            for (int row = 0; row < 3; row++) {
                result[row][column] = v[row] + sine * once[row] + versine * twice[row];
            }
        }
        return result;
    }

    private static double[] mean(double[][] points, int dimensions) {
        double[] mean = new double[dimensions];
        for (double[] point : points) {
            for (int a = 0; a < dimensions; a++) {
                mean[a] += point[a] / points.length;
            }
        }
        return mean;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < other.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double[] cross(double[] one, double[] other) {
        return new double[] {
            one[1] * other[2] - one[2] * other[1],
            one[2] * other[0] - one[0] * other[2],
            one[0] * other[1] - one[1] * other[0]
        };
    }
}
