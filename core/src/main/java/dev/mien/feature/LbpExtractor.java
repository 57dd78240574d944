package dev.mien.feature;

import dev.mien.base.Require;
import dev.mien.image.Image;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Histograms of uniform local binary patterns: T. Ojala, M. Pietikäinen and T. Mäenpää, "Multiresolution Gray-Scale
 * and Rotation Invariant Texture Classification with Local Binary Patterns", PAMI 2002 (LBP with 8 neighbours and
 * uniform patterns, not made rotation invariant), on a grid of cells as T. Ahonen, A. Hadid and M. Pietikäinen, "Face
 * Description with Local Binary Patterns", PAMI 2006.
 *
 * <ol>
 *   <li>The crop in grey, {@code size} squared, levels 0 to 255.
 *   <li>Every pixel has the code whose bit {@code i} says whether neighbour {@code i} is as bright as the pixel or
 *       brighter. Neighbour {@code i} lies {@code radius} away at {@code 45 i} degrees, to the right first, then
 *       clockwise as seen. Diagonal neighbours fall between pixels: with {@code interpolate} their level is bilinear,
 *       else the pixel {@code round(radius / sqrt 2)} (at least 1) across and down is taken. Outside the crop the
 *       nearest edge pixel repeats.
 *   <li>Codes with at most two changes between neighbouring bits around the circle are uniform; the 58 of them, by
 *       rising code, are bins 0 to 57, all others bin 58.
 *   <li>A pixel counts for the cell it lies in, or ({@code soft}) bilinearly for the four nearest cell centres.
 *   <li>Every cell's histogram is divided by its sum; with {@code root} its square root is taken, so that the linear
 *       kernel is the Hellinger kernel and a cell has length 1.
 *   <li>Everything is multiplied by {@code weight / sqrt(cells)}: with {@code root} the vector's length is
 *       {@code weight}, so parts of a concatenation count by their weights alone.
 * </ol>
 *
 * <p>Layout: cells row by row, in a cell the bins: {@code index = (row * cellsPerSide + column) * 59 + bin}. Values are
 * 0 to {@code weight / cellsPerSide}. {@link #region} is the cell.
 *
 * <p>Deviations: an interpolated neighbour that is darker by less than 1/4096 of a grey level counts as equal, so that
 * rounding decides nothing; the codes thus do not change when a constant is added to the picture.
 */
public final class LbpExtractor extends CropExtractor {
    /**
     * @param size side of the crop in pixels, a multiple of {@code cell}
     * @param radius distance of the neighbours in pixels, 1 or more
     * @param interpolate whether diagonal neighbours are interpolated or rounded to a pixel
     * @param cell side of a cell in pixels
     * @param soft whether pixels are spread bilinearly over neighbouring cells
     * @param root whether the Hellinger root is taken
     * @param weight factor of the whole vector, above 0
     */
    public record Options(
            int size, int radius, boolean interpolate, int cell, boolean soft, boolean root, double weight) {
        /**
         * Checks the components.
         *
         * @param size side of the crop in pixels, a multiple of {@code cell}
         * @param radius distance of the neighbours in pixels, 1 or more
         * @param interpolate whether diagonal neighbours are interpolated or rounded to a pixel
         * @param cell side of a cell in pixels
         * @param soft whether pixels are spread bilinearly over neighbouring cells
         * @param root whether the Hellinger root is taken
         * @param weight factor of the whole vector, above 0
         * @throws IllegalArgumentException if an option is out of range or {@code size} is no multiple of {@code cell}
         */
        public Options {
            Require.atLeast("cell", cell, 1);
            Require.multiple("size", size, "cell", cell);
            Require.atLeast("radius", radius, 1);
            Require.positive("weight", weight);
        }

        /** {@return the options of {@code lbp} where none are given} */
        public static Options defaults() {
            return new Options(48, 1, false, 8, true, true, 1);
        }

        private int cells() {
            return size / cell;
        }
    }

    private static final int BINS = 59;
    private static final int[] BIN_OF_CODE = binOfCode();

    private final Options options;
    private final CellPooling pooling;
    private final LbpNeighbour[] neighbours;

    /**
     * Prepares the neighbourhood and the cells.
     *
     * @param options size, cells, radius, patterns and weight
     */
    public LbpExtractor(Options options) {
        super("lbp", 1, options);
        this.options = options;
        this.pooling = new CellPooling(options.size(), options.cells(), options.soft());
        int stride = options.size() + 2 * options.radius();
        this.neighbours = LbpNeighbour.circle(options.radius(), options.interpolate(), stride);
    }

    @Override
    public int size() {
        return options.cells() * options.cells() * BINS;
    }

    @Override
    int cells() {
        return options.cells();
    }

    @Override
    int cellOf(int index) {
        return index / BINS;
    }

    @Override
    float[] describe(Image crop) {
        return normalisedCells(histograms(codes(crop)));
    }

    @Override
    public Optional<int[]> mirrorOrder() {
        int[] mirroredBin = new int[BINS];
        for (int code = 0; code < 256; code++) {
            int mirrored = 0;
            for (int i = 0; i < 8; i++) {
                mirrored |= (code >> i & 1) << Math.floorMod(4 - i, 8);
            }
            mirroredBin[BIN_OF_CODE[code]] = BIN_OF_CODE[mirrored];
        }
        int cells = options.cells();
        int[] order = new int[size()];
        for (int i = 0; i < order.length; i++) {
            int cell = i / BINS;
            int mirroredCell = cell + cells - 1 - 2 * (cell % cells);
            order[i] = mirroredCell * BINS + mirroredBin[i % BINS];
        }
        return Optional.of(order);
    }

    /** Codes 0 to 255 of the crop's pixels, in rows of {@code size + 2 radius}, of which the first {@code size} count. */
    private int[] codes(Image crop) {
        int size = options.size();
        int radius = options.radius();
        int stride = size + 2 * radius;
        int[] padded = padded(Preprocessing.grey(crop, size).buffer());
        int start = radius * stride + radius;
        int[] codes = new int[(size - 1) * stride + size];
        int[] differences = new int[codes.length];
        for (int i = 0; i < neighbours.length; i++) {
            neighbours[i].differences(padded, start, differences);
            for (int p = 0; p < codes.length; p++) {
                codes[p] |= (~differences[p] >>> 31) << i;
            }
        }
        return codes;
    }

    private int[] padded(ByteBuffer pixels) {
        int size = options.size();
        int radius = options.radius();
        int stride = size + 2 * radius;
        int[] padded = new int[stride * stride];
        for (int y = 0, p = 0; y < stride; y++) {
            int row = Math.max(0, Math.min(y - radius, size - 1)) * size;
            for (int x = 0; x < stride; x++) {
                padded[p++] = pixels.get(row + Math.max(0, Math.min(x - radius, size - 1))) & 0xff;
            }
        }
        return padded;
    }

    /** {@code [padded row][padded column][bin]}. */
    private float[] histograms(int[] codes) {
        int size = options.size();
        int stride = size + 2 * options.radius();
        float[] row = new float[pooling.padded() * BINS];
        float[] cells = new float[pooling.padded() * row.length];
        for (int y = 0; y < size; y++) {
            Arrays.fill(row, 0);
            for (int x = 0; x < size; x++) {
                int slot = pooling.lower(x) * BINS + BIN_OF_CODE[codes[y * stride + x]];
                float right = pooling.share(x);
                row[slot] += 1 - right;
                row[slot + BINS] += right;
            }
            pooling.addRow(y, row, cells);
        }
        return cells;
    }

    private float[] normalisedCells(float[] histograms) {
        int cells = options.cells();
        float part = (float) options.weight() / cells;
        float[] vector = new float[size()];
        for (int cell = 0; cell < cells * cells; cell++) {
            int from = ((cell / cells + 1) * pooling.padded() + cell % cells + 1) * BINS;
            float sum = 0;
            for (int b = 0; b < BINS; b++) {
                sum += histograms[from + b];
            }
            for (int b = 0; b < BINS; b++) {
                float v = histograms[from + b] / sum;
                vector[cell * BINS + b] = part * (options.root() ? (float) Math.sqrt(v) : v);
            }
        }
        return vector;
    }

    private static int[] binOfCode() {
        int[] bins = new int[256];
        int uniform = 0;
        for (int code = 0; code < 256; code++) {
            int rotated = code >> 1 | (code & 1) << 7;
            bins[code] = Integer.bitCount(code ^ rotated) <= 2 ? uniform++ : BINS - 1;
        }
        return bins;
    }
}
