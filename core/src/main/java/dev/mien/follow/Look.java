package dev.mien.follow;

import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import java.util.Optional;

/**
 * What a face's box looked like when it was searched for, small and grey, to find it again a few frames later: the place of the
 * greatest normalised correlation (Lewis 1995), and nothing where that is low, for then the face is covered or has gone.
 */
final class Look {
    /** Samples a side. */
    private static final int SIDE = 24;
    /** Samples that a face may be off: a sixth of its side. */
    private static final int REACH = 4;

    private static final int WIDE = SIDE + 2 * REACH;
    /** In {@code samples/group.jpg} background reaches 0.46, but another face 0.9: this tells faces from what is none. */
    private static final double LEAST = 0.6;

    private final float[] pattern;

    private Look(float[] pattern) {
        this.pattern = pattern;
    }

    static Look of(Image image, Box box) {
        return new Look(normal(image.warpToGray(toSamples(box), SIDE, SIDE).toFloats(), SIDE, 0, 0));
    }

    /** The box, of the same size, near an expected one. */
    Optional<Box> find(Image image, Box expected) {
        Affine toWide = toSamples(expected).then(Affine.translate(REACH, REACH));
        float[] wide = image.warpToGray(toWide, WIDE, WIDE).toFloats();
        double[][] scores = new double[2 * REACH + 1][2 * REACH + 1];
        int x = REACH;
        int y = REACH;
        for (int row = 0; row < scores.length; row++) {
            for (int column = 0; column < scores.length; column++) {
                scores[row][column] = correlation(normal(wide, WIDE, column, row));
                if (scores[row][column] > scores[y][x]) {
                    x = column;
                    y = row;
                }
            }
        }
        if (scores[y][x] < LEAST) {
            return Optional.empty();
        }
        double dx = x - REACH + (x > 0 && x < 2 * REACH ? peak(scores[y][x - 1], scores[y][x], scores[y][x + 1]) : 0);
        double dy = y - REACH + (y > 0 && y < 2 * REACH ? peak(scores[y - 1][x], scores[y][x], scores[y + 1][x]) : 0);
        return Optional.of(new Box(
                expected.x() + dx * expected.width() / SIDE,
                expected.y() + dy * expected.height() / SIDE,
                expected.width(),
                expected.height()));
    }

    /** Where the parabola through three neighbours is highest, from the middle one. */
    private static double peak(double before, double highest, double after) {
        double bend = before - 2 * highest + after;
        return bend == 0 ? 0 : (before - after) / (2 * bend);
    }

    private static Affine toSamples(Box box) {
        return Affine.fromRectangle(box.x(), box.y(), box.width(), box.height(), SIDE, SIDE);
    }

    private double correlation(float[] other) {
        double sum = 0;
        for (int i = 0; i < pattern.length; i++) {
            sum += pattern[i] * other[i];
        }
        return sum;
    }

    /** A square of samples with mean 0 and length 1; zeros where all are the same. */
    private static float[] normal(float[] from, int width, int x, int y) {
        float[] square = new float[SIDE * SIDE];
        double mean = 0;
        for (int i = 0; i < square.length; i++) {
            square[i] = from[(y + i / SIDE) * width + x + i % SIDE];
            mean += square[i] / square.length;
        }
        double length = 0;
        for (int i = 0; i < square.length; i++) {
            square[i] -= (float) mean;
            length += square[i] * square[i];
        }
        float scale = length < 1e-3 ? 0 : (float) (1 / Math.sqrt(length));
        for (int i = 0; i < square.length; i++) {
            square[i] *= scale;
        }
        return square;
    }
}
