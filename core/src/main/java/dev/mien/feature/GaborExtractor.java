package dev.mien.feature;

import dev.mien.base.Require;
import dev.mien.image.Image;
import java.util.Arrays;
import java.util.Optional;

/**
 * Mean magnitudes of a bank of Gabor filters: J. G. Daugman, "Uncertainty Relation for Resolution in Space, Spatial
 * Frequency, and Orientation Optimized by Two-Dimensional Visual Cortical Filters", JOSA A 1985; for facial expressions
 * M. Lyons, S. Akamatsu, M. Kamachi and J. Gyoba, "Coding Facial Expressions with Gabor Wavelets", FG 1998.
 *
 * <ol>
 *   <li>The crop in grey, {@code size} squared, {@linkplain Preprocessing pre-processed}.
 *   <li>Scale {@code s} has wavelength {@code wavelength * ratio^s}. It is filtered in the picture halved as often as
 *       the factor {@code ratio^s} holds whole octaves (means of 2x2 pixels), where the wave is shorter and the filter
 *       small.
 *   <li>Filter of orientation {@code o}: {@code G(x, y) (exp(i k (x cos t + y sin t)) - m)} with
 *       {@code t = 180 o / orientations} degrees, {@code k = 2 pi / wavelength}, {@code G} a round Gaussian of standard
 *       deviation {@code deviation} wavelengths that sums to 1, and {@code m} such that a constant gives nothing.
 *       Outside the picture the nearest edge pixel repeats. Responses are read at the corner in the middle of every
 *       2x2 pixels.
 *   <li>Their magnitudes are averaged over {@code grid} squared cells, each shared bilinearly by the four nearest cell
 *       centres.
 *   <li>With {@code root} their square root is taken. The vector is then divided by {@code sqrt(|v|² + epsilon²)} and
 *       multiplied by {@code weight}, so parts of a concatenation count by their weights alone.
 * </ol>
 *
 * <p>Layout: cells row by row, in a cell the scales from fine to coarse, in a scale the orientations:
 *
 * <pre>index = ((row * grid + column) * scales + s) * orientations + o</pre>
 *
 * Values are 0 to {@code weight}; a blank crop gives zeros. {@link #region} is the cell.
 *
 * <p>Deviations: Lyons et al. read magnitudes at facial points, this averages them over cells. The Gaussian is cut at
 * three standard deviations, and {@code m} is computed for the cut, sampled filter. Their {@code sigma = pi} is
 * {@code deviation = 0.5}.
 */
public final class GaborExtractor extends CropExtractor {
    /**
     * @param size side of the crop in pixels; must stay even when halved for the coarsest scale
     * @param orientations 1 or more, evenly over 180 degrees
     * @param scales 1 or more
     * @param wavelength of the finest scale in pixels, 2 or more
     * @param ratio of the wavelengths of neighbouring scales, above 1
     * @param deviation standard deviation of the Gaussian in wavelengths, above 0
     * @param grid cells a side; at most half the pixels a side of the coarsest scale
     * @param pre pre-processing of the grey levels
     * @param root whether the square root of the magnitudes is taken
     * @param epsilon keeps flat crops from being blown up, above 0; in grey levels of 0 to 1
     * @param weight factor of the whole vector, above 0
     */
    public record Options(
            int size,
            int orientations,
            int scales,
            double wavelength,
            double ratio,
            double deviation,
            int grid,
            Preprocessing pre,
            boolean root,
            double epsilon,
            double weight) {
        /**
         * Checks the components.
         *
         * @param size side of the crop in pixels; must stay even when halved for the coarsest scale
         * @param orientations 1 or more, evenly over 180 degrees
         * @param scales 1 or more
         * @param wavelength of the finest scale in pixels, 2 or more
         * @param ratio of the wavelengths of neighbouring scales, above 1
         * @param deviation standard deviation of the Gaussian in wavelengths, above 0
         * @param grid cells a side; at most half the pixels a side of the coarsest scale
         * @param pre pre-processing of the grey levels
         * @param root whether the square root of the magnitudes is taken
         * @param epsilon keeps flat crops from being blown up, above 0; in grey levels of 0 to 1
         * @param weight factor of the whole vector, above 0
         * @throws IllegalArgumentException if an option is out of range, or {@code size} and {@code grid} do not go with
         *     the number of scales
         */
        public Options {
            Require.atLeast("size", size, 1);
            Require.atLeast("orientations", orientations, 1);
            Require.atLeast("scales", scales, 1);
            Require.that(wavelength >= 2, "wavelength must be at least 2 pixels", wavelength);
            Require.that(ratio > 1, "ratio must be above 1", ratio);
            Require.positive("deviation", deviation);
            Require.atLeast("grid", grid, 1);
            Require.positive("epsilon", epsilon);
            Require.positive("weight", weight);
            int halvings = halvings(ratio, scales - 1);
            int multiple = 1 << Math.min(halvings + 1, 30);
            Require.that(
                    size >= multiple && size % multiple == 0,
                    "size must be a multiple of " + multiple + " for " + scales + " scales",
                    size);
            if (grid > size / multiple) {
                throw new IllegalArgumentException("grid must be at most " + size / multiple
                        + ", which is how densely the coarsest of " + scales + " scales is read, got " + grid);
            }
        }

        /** {@return the options of {@code gabor} where none are given} */
        public static Options defaults() {
            return new Options(48, 8, 3, 4, 2, 0.5, 6, Preprocessing.NONE, false, 0.01, 1);
        }

        /** Whole octaves in {@code ratio^scale}; the nudge keeps sqrt 2 squared from falling short of 2. */
        private static int halvings(double ratio, int scale) {
            return (int) (scale * Math.log(ratio) / Math.log(2) + 1e-6);
        }
    }

    private final Options options;
    private final GaborScale[] scales;
    private final CellPooling[] poolings;

    /**
     * Prepares the filters.
     *
     * @param options size, filters, pooling and weight
     */
    public GaborExtractor(Options options) {
        super("gabor", 1, options);
        this.options = options;
        scales = new GaborScale[options.scales()];
        poolings = new CellPooling[options.scales()];
        for (int s = 0; s < scales.length; s++) {
            int halvings = Options.halvings(options.ratio(), s);
            int size = options.size() >> halvings;
            double wavelength = options.wavelength() * Math.pow(options.ratio(), s) / (1 << halvings);
            scales[s] = new GaborScale(size, wavelength, options.deviation() * wavelength, options.orientations());
            poolings[s] = new CellPooling(scales[s].places(), options.grid(), true);
        }
    }

    @Override
    public int size() {
        return options.grid() * options.grid() * options.scales() * options.orientations();
    }

    @Override
    int cells() {
        return options.grid();
    }

    @Override
    int cellOf(int index) {
        return index / (options.scales() * options.orientations());
    }

    @Override
    float[] describe(Image crop) {
        float[] pixels = options.pre().read(crop, options.size());
        int size = options.size();
        float[] vector = new float[size()];
        for (int s = 0; s < scales.length; s++) {
            for (; size > options.size() >> Options.halvings(options.ratio(), s); size /= 2) {
                pixels = halved(pixels, size);
            }
            float[][] magnitudes = scales[s].magnitudes(pixels);
            for (int o = 0; o < magnitudes.length; o++) {
                pool(magnitudes[o], poolings[s], vector, s * options.orientations() + o);
            }
        }
        normalise(vector);
        return vector;
    }

    @Override
    public Optional<int[]> mirrorOrder() {
        int orientations = options.orientations();
        int perCell = options.scales() * orientations;
        int grid = options.grid();
        int[] order = new int[size()];
        for (int i = 0; i < order.length; i++) {
            int cell = i / perCell;
            int mirroredCell = cell + grid - 1 - 2 * (cell % grid);
            int o = i % orientations;
            order[i] = mirroredCell * perCell + i % perCell - o + (orientations - o) % orientations;
        }
        return Optional.of(order);
    }

    /** Means over the cells, every {@code scales * orientations} places from {@code offset} on. */
    private void pool(float[] magnitudes, CellPooling pooling, float[] vector, int offset) {
        int padded = pooling.padded();
        float[] row = new float[padded];
        float[] sums = new float[padded * padded];
        for (int y = 0, p = 0; p < magnitudes.length; y++) {
            Arrays.fill(row, 0);
            for (int x = 0; x < pooling.pixels(); x++, p++) {
                float right = pooling.share(x) * magnitudes[p];
                row[pooling.lower(x)] += magnitudes[p] - right;
                row[pooling.lower(x) + 1] += right;
            }
            pooling.addRow(y, row, sums);
        }
        int grid = options.grid();
        int perCell = options.scales() * options.orientations();
        for (int cell = 0; cell < grid * grid; cell++) {
            int r = cell / grid;
            int c = cell % grid;
            vector[cell * perCell + offset] = sums[(r + 1) * padded + c + 1] / (pooling.weight(r) * pooling.weight(c));
        }
    }

    private void normalise(float[] vector) {
        double squares = options.epsilon() * options.epsilon();
        for (int i = 0; i < vector.length; i++) {
            if (options.root()) {
                vector[i] = (float) Math.sqrt(vector[i]);
            }
            squares += vector[i] * vector[i];
        }
        float factor = (float) (options.weight() / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    private static float[] halved(float[] pixels, int size) {
        int half = size / 2;
        float[] means = new float[half * half];
        for (int y = 0; y < half; y++) {
            for (int x = 0; x < half; x++) {
                int p = 2 * y * size + 2 * x;
                means[y * half + x] = (pixels[p] + pixels[p + 1] + pixels[p + size] + pixels[p + size + 1]) / 4;
            }
        }
        return means;
    }
}
