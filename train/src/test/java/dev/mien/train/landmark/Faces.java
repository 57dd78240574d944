package dev.mien.train.landmark;

import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A drawn face with the 68 points of an average one. */
final class Faces {
    static final int SIDE = 200;

    private static final double[] X = {
        .170, .174, .188, .205, .232, .279, .330, .398, .500, .602, .670, .721, .768, .795, .812, .826, .830, .250,
                .288,
        .336, .380, .420, .580, .620, .664, .712, .750, .500, .500, .500, .500, .447, .469, .500, .531, .553, .310,
                .341,
        .380, .416, .382, .341, .584, .620, .659, .690, .659, .618, .388, .426, .474, .500, .526, .574, .612, .572,
                .538,
        .500, .462, .428, .396, .467, .500, .533, .604, .533, .500, .467
    };
    private static final double[] Y = {
        .301, .388, .467, .543, .627, .698, .744, .786, .812, .786, .744, .698, .627, .543, .467, .388, .301, .221,
                .196,
        .188, .193, .204, .204, .193, .188, .196, .221, .298, .356, .412, .458, .492, .499, .506, .499, .492, .291,
                .280,
        .280, .296, .307, .307, .296, .280, .280, .291, .307, .307, .600, .576, .561, .566, .561, .576, .600, .634,
                .653,
        .657, .653, .634, .598, .590, .589, .590, .598, .613, .616, .613
    };

    private Faces() {}

    static List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < X.length; i++) {
            points.add(new Point(SIDE * X[i], SIDE * Y[i]));
        }
        return points;
    }

    /** Grey with a white spot on one point. */
    static Portrait spot(int point) {
        byte[] samples = new byte[SIDE * SIDE];
        Arrays.fill(samples, (byte) 100);
        Point at = points().get(point);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                if (Math.hypot(x + 0.5 - at.x(), y + 0.5 - at.y()) < 5) {
                    samples[y * SIDE + x] = (byte) 255;
                }
            }
        }
        return new Portrait(Image.gray(SIDE, SIDE, samples), points());
    }

    /** Where a picture's lightest spot lies: the mean of its pixels above 200. */
    static Point lightest(Image picture) {
        List<Point> light = new ArrayList<>();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (picture.sample(x, y, 0) > 200) {
                    light.add(new Point(x + 0.5, y + 0.5));
                }
            }
        }
        return Point.mean(light);
    }
}
