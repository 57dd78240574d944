package dev.mien.train.samples;

import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The average of many aligned faces. Faces are brought to equal brightness and contrast and averaged; then each is
 * registered on the average and the average taken anew over those that fit best (congealing, after Learned-Miller
 * 2006, with the enhanced correlation coefficient as measure). What is left shows the expression and nobody's face.
 */
final class AverageFace {
    private static final int ROUNDS = 3;
    /** Share of the faces kept in a round: the best registered ones. */
    private static final double KEPT = 0.5;
    /** Registrations that change a face's area by more than this are mistakes. */
    private static final double MOST_STRETCH = 0.35;

    private final int side;
    private final boolean symmetric;

    /**
     * @param side side of the square faces in pixels
     * @param symmetric whether the mirrored average is added, as fits every expression but contempt; otherwise each
     *     face is mirrored where that fits the average better
     */
    AverageFace(int side, boolean symmetric) {
        this.side = side;
        this.symmetric = symmetric;
    }

    /** What came out. */
    static final class Result {
        private final float[] mean;
        private final int used;

        private Result(float[] mean, int used) {
            this.mean = mean;
            this.used = used;
        }

        /** {@code side * side} values of mean 0 and deviation 1 over the face. */
        float[] mean() {
            return mean;
        }

        /** How many faces the last round averaged. */
        int used() {
            return used;
        }
    }

    Result of(List<Image> faces) {
        List<float[]> normalised =
                faces.stream().map(face -> normalise(face.toGray().toFloats())).toList();
        Result result = new Result(mean(normalised), normalised.size());
        for (int round = 0; round < ROUNDS; round++) {
            float[] template = result.mean();
            List<Registered> registered = new ArrayList<>();
            for (float[] face : normalised) {
                register(template, face).ifPresent(registered::add);
            }
            registered.sort(Comparator.comparingDouble(Registered::correlation).reversed());
            List<float[]> kept = registered.stream()
                    .limit(Math.max(1, Math.round(registered.size() * KEPT)))
                    .map(Registered::face)
                    .toList();
            result = new Result(mean(kept), kept.size());
        }
        return result;
    }

    private static final class Registered {
        private final float[] face;
        private final double correlation;

        Registered(float[] face, double correlation) {
            this.face = face;
            this.correlation = correlation;
        }

        float[] face() {
            return face;
        }

        double correlation() {
            return correlation;
        }
    }

    private Optional<Registered> register(float[] template, float[] face) {
        Optional<Registered> straight = registerOne(template, face);
        if (symmetric) {
            return straight;
        }
        Optional<Registered> mirrored = registerOne(template, mirror(face));
        if (straight.isEmpty() || mirrored.isEmpty()) {
            return straight.isPresent() ? straight : mirrored;
        }
        return straight.get().correlation() >= mirrored.get().correlation() ? straight : mirrored;
    }

    private Optional<Registered> registerOne(float[] template, float[] face) {
        return EnhancedCorrelation.match(template, face, side)
                .filter(match -> Math.abs(area(match.toPicture()) - 1) <= MOST_STRETCH)
                .map(match -> new Registered(sample(face, match.toPicture()), match.correlation()));
    }

    private static double area(Affine map) {
        return Math.abs(map.a() * map.e() - map.b() * map.d());
    }

    private float[] mean(List<float[]> faces) {
        float[] mean = new float[side * side];
        for (float[] face : faces) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += face[i] / faces.size();
            }
        }
        if (symmetric) {
            float[] mirrored = mirror(mean);
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (mean[i] + mirrored[i]) / 2;
            }
        }
        return mean;
    }

    private float[] mirror(float[] values) {
        float[] mirrored = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            mirrored[i] = values[i - i % side + side - 1 - i % side];
        }
        return mirrored;
    }

    /** Zero mean and unit deviation over the middle, where the face is. */
    private float[] normalise(float[] values) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = side / 5; y < side - side / 7; y++) {
            for (int x = side / 5; x < side - side / 5; x++) {
                float v = values[y * side + x];
                sum += v;
                squares += (double) v * v;
                count++;
            }
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(squares / count - mean * mean, 1));
        float[] normalised = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            normalised[i] = (float) ((values[i] - mean) / deviation);
        }
        return normalised;
    }

    /** Bilinear sampling with repeated edges. */
    private float[] sample(float[] values, Affine toPicture) {
        float[] sampled = new float[values.length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                Point p = toPicture.apply(new Point(x + 0.5, y + 0.5));
                double px = Math.max(0, Math.min(side - 1.001, p.x() - 0.5));
                double py = Math.max(0, Math.min(side - 1.001, p.y() - 0.5));
                int ix = (int) px;
                int iy = (int) py;
                double fx = px - ix;
                double fy = py - iy;
                int at = iy * side + ix;
                sampled[y * side + x] = (float) ((1 - fy) * ((1 - fx) * values[at] + fx * values[at + 1])
                        + fy * ((1 - fx) * values[at + side] + fx * values[at + side + 1]));
            }
        }
        return sampled;
    }
}
