package dev.mien.testkit;

import dev.mien.check.GoldenVectors;
import dev.mien.face.AlignedFace;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import java.util.List;
import java.util.Random;

/** Pictures that tests look at: noise, which reaches every bin, and shapes, which have flat parts and ties. */
public final class Crops {
    private Crops() {}

    /** A grey level at a place. */
    public interface Shade {
        /**
         * {@return the grey level, cut off at 0 and 255 when it is drawn}
         *
         * @param x column, from 0 at the left
         * @param y row, from 0 at the top
         */
        double at(int x, int y);
    }

    /**
     * {@return a square grey picture}
     *
     * @param size side in pixels
     * @param shade what each pixel is
     */
    public static Image draw(int size, Shade shade) {
        byte[] samples = new byte[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                samples[y * size + x] = (byte) Math.max(0, Math.min(255, Math.round(shade.at(x, y))));
            }
        }
        return Image.gray(size, size, samples);
    }

    /**
     * {@return a square of one grey}
     *
     * @param size side in pixels
     * @param level 0 to 255
     */
    public static Image flat(int size, int level) {
        return draw(size, (x, y) -> level);
    }

    /**
     * {@return a square of independent, uniform grey levels}
     *
     * @param size side in pixels
     * @param seed the same seed gives the same picture
     */
    public static Image noise(int size, long seed) {
        Random random = new Random(seed);
        return draw(size, (x, y) -> random.nextInt(256));
    }

    /**
     * {@return a drawn face: dark eyes, brows and a mouth askew on a lit oval}
     *
     * @param size side in pixels
     */
    public static Image face(int size) {
        double unit = size / 48.0;
        return draw(size, (px, py) -> {
            double x = (px + 0.5) / unit;
            double y = (py + 0.5) / unit;
            double level = 60 + 2 * y;
            if (Math.hypot((x - 24) / 19, (y - 25) / 23) < 1) {
                level = 140 + 1.5 * x;
            }
            if (Math.hypot((x - 15) / 4, (y - 19) / 2.5) < 1 || Math.hypot((x - 33) / 4, (y - 18) / 2.2) < 1) {
                level = 40;
            }
            if (Math.abs(y - 13 - 0.2 * (x - 15)) < 1 && Math.abs(x - 15) < 6) {
                level = 55;
            }
            if (Math.abs(y - 37 - 0.02 * (x - 26) * (x - 26)) < 1.5 && Math.abs(x - 24) < 9) {
                level = 70;
            }
            return level;
        });
    }

    /**
     * {@return stripes of the given wavelength in pixels whose brightness changes along {@code degrees}}
     *
     * @param size side in pixels
     * @param wavelength in pixels
     * @param degrees from the x axis, clockwise
     */
    public static Image stripes(int size, double wavelength, double degrees) {
        double angle = Math.toRadians(degrees);
        double frequency = 2 * Math.PI / wavelength;
        return draw(size, (x, y) -> 128 + 80 * Math.sin(frequency * (x * Math.cos(angle) + y * Math.sin(angle)) + 0.3));
    }

    /**
     * {@return the pictures that every extractor is tried on: noise, a face, stripes, a ramp, a chequerboard, a disc and
     * a flat grey}
     *
     * @param size side in pixels
     */
    public static List<Image> all(int size) {
        return List.of(
                noise(size, 1),
                noise(size, 2),
                face(size),
                stripes(size, 6, 30),
                draw(size, (x, y) -> 3 * x + 2 * y),
                draw(size, (x, y) -> (x / 5 + y / 7) % 2 == 0 ? 30 : 200),
                draw(size, (x, y) -> Math.hypot(x - size / 3.0, y - size / 2.0) < size / 4.0 ? 255 : 0),
                flat(size, 128));
    }

    /**
     * {@return a crop as a face; its 68 points are placed by its pixels}
     *
     * @param crop of any size
     */
    public static AlignedFace aligned(Image crop) {
        return GoldenVectors.face(crop);
    }

    /**
     * {@return the feature vector of a crop}
     *
     * @param extractor what makes it
     * @param crop of any size
     */
    public static float[] values(FeatureExtractor extractor, Image crop) {
        return extractor.extract(aligned(crop)).toArray();
    }

    /**
     * {@return a vector in another order: {@code values[order[i]]} for every {@code i}}
     *
     * @param values the vector, left as it is
     * @param order where each number of the result comes from
     */
    public static float[] reordered(float[] values, int[] order) {
        float[] out = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            out[i] = values[order[i]];
        }
        return out;
    }

    /**
     * {@return the Euclidean length of a part of a vector}
     *
     * @param v the vector
     * @param from first index of the part
     * @param to index after the part
     */
    public static double length(float[] v, int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += v[i] * v[i];
        }
        return Math.sqrt(squares);
    }
}
