package dev.mien.feature;

import dev.mien.base.Require;
import dev.mien.image.Image;
import java.util.Arrays;
import java.util.Optional;

/**
 * Histograms of oriented gradients: N. Dalal and B. Triggs, "Histograms of Oriented Gradients for Human Detection",
 * CVPR 2005.
 *
 * <ol>
 *   <li>The crop in grey, {@code size} squared, {@linkplain Preprocessing pre-processed}.
 *   <li>Gradient {@code gx = v(x+1, y) - v(x-1, y)}, {@code gy} likewise downwards; outside the crop the nearest edge
 *       pixel repeats.
 *   <li>Every pixel votes with its gradient magnitude for the two nearest orientation bins, linearly. Orientation is
 *       {@code atan2(gy, gx)} modulo 360 degrees ({@code signed}) or 180; bin {@code b} of {@code n} is centred on
 *       {@code (b + 0.5) / n} of that range, and the range is a circle.
 *   <li>Votes go to the cell the pixel lies in, or ({@code soft}) bilinearly to the four nearest cell centres. A
 *       histogram is divided by the number of pixels of a cell.
 *   <li>Blocks of {@code block} squared cells, every {@code stride} cells, are normalised by L2-Hys: divided by
 *       {@code sqrt(|v|² + epsilon²)}, clipped at {@code clip}, divided so again.
 *   <li>With {@code root}, {@code v = sqrt(v / (|v|₁ + epsilon))} follows in each block: the Hellinger kernel of
 *       Arandjelović and Zisserman (2012), under which the block keeps length 1.
 *   <li>Everything is multiplied by {@code weight / sqrt(blocks)}: with no blank block the vector's length is about
 *       {@code weight}, so parts of a concatenation count by their weights alone.
 * </ol>
 *
 * <p>Layout: blocks row by row, in a block cells row by row, in a cell the bins:
 *
 * <pre>index = (((by * blocksPerSide + bx) * block + cy) * block + cx) * bins + b</pre>
 *
 * where {@code blocksPerSide = (size / cell - block) / stride + 1}. Values are 0 to {@code weight}; a blank crop gives
 * zeros. {@link #region} is the cell.
 *
 * <p>Deviations from the paper: no Gaussian window over a block, and a cell's histogram is computed once for all
 * blocks, so votes cross block borders. The arc tangent is a polynomial good to 1e-7.
 */
public final class HogExtractor extends CropExtractor {
    /**
     * @param size side of the crop in pixels, a multiple of {@code cell}
     * @param cell side of a cell in pixels
     * @param block side of a block in cells
     * @param stride step between blocks in cells; must land on the last block
     * @param bins orientation bins, 2 or more
     * @param signed whether opposite gradients differ (360 degrees) or not (180)
     * @param pre pre-processing of the grey levels
     * @param soft whether votes are spread bilinearly over neighbouring cells
     * @param clip upper limit of L2-Hys, above 0; 1 for plain L2
     * @param epsilon keeps flat blocks from being blown up, above 0; in grey levels of 0 to 1
     * @param root whether the Hellinger root is taken
     * @param weight factor of the whole vector, above 0
     */
    public record Options(
            int size,
            int cell,
            int block,
            int stride,
            int bins,
            boolean signed,
            Preprocessing pre,
            boolean soft,
            double clip,
            double epsilon,
            boolean root,
            double weight) {
        /**
         * Checks the components.
         *
         * @param size side of the crop in pixels, a multiple of {@code cell}
         * @param cell side of a cell in pixels
         * @param block side of a block in cells
         * @param stride step between blocks in cells; must land on the last block
         * @param bins orientation bins, 2 or more
         * @param signed whether opposite gradients differ (360 degrees) or not (180)
         * @param pre pre-processing of the grey levels
         * @param soft whether votes are spread bilinearly over neighbouring cells
         * @param clip upper limit of L2-Hys, above 0; 1 for plain L2
         * @param epsilon keeps flat blocks from being blown up, above 0; in grey levels of 0 to 1
         * @param root whether the Hellinger root is taken
         * @param weight factor of the whole vector, above 0
         * @throws IllegalArgumentException if an option is out of range, or cells, blocks and strides do not tile the
         *     crop
         */
        public Options {
            Require.atLeast("cell", cell, 1);
            Require.multiple("size", size, "cell", cell);
            Require.atLeast("block", block, 1);
            Require.atLeast("stride", stride, 1);
            int cells = size / cell;
            Require.that(block <= cells, "block must be at most the " + cells + " cells a side", block);
            int beside = cells - block;
            Require.that(
                    beside % stride == 0, "stride must divide the " + beside + " cells beside the first block", stride);
            Require.atLeast("bins", bins, 2);
            Require.positive("clip", clip);
            Require.positive("epsilon", epsilon);
            Require.positive("weight", weight);
        }

        /** {@return the options of {@code hog} where none are given} */
        public static Options defaults() {
            return new Options(48, 8, 2, 1, 9, false, Preprocessing.NONE, true, 0.2, 0.01, false, 1);
        }

        private int cells() {
            return size / cell;
        }

        private int blocks() {
            return (cells() - block) / stride + 1;
        }
    }

    private final Options options;
    private final CellPooling pooling;

    /**
     * Prepares the tables of orientations and cells.
     *
     * @param options size, cells, blocks, bins and weight
     */
    public HogExtractor(Options options) {
        super("hog", 1, options);
        this.options = options;
        this.pooling = new CellPooling(options.size(), options.cells(), options.soft());
    }

    @Override
    public int size() {
        return options.blocks() * options.blocks() * options.block() * options.block() * options.bins();
    }

    @Override
    int cells() {
        return options.cells();
    }

    @Override
    int cellOf(int index) {
        int cell = index / options.bins();
        int block = cell / (options.block() * options.block());
        int row = block / options.blocks() * options.stride() + cell / options.block() % options.block();
        int column = block % options.blocks() * options.stride() + cell % options.block();
        return row * options.cells() + column;
    }

    @Override
    float[] describe(Image crop) {
        return normalisedBlocks(histograms(options.pre().read(crop, options.size())));
    }

    /** Empty if signed bins are odd in number: then no bin's mirror image is a bin. */
    @Override
    public Optional<int[]> mirrorOrder() {
        int bins = options.bins();
        if (options.signed() && bins % 2 != 0) {
            return Optional.empty();
        }
        int half = options.signed() ? bins / 2 : bins;
        int blocks = options.blocks();
        int block = options.block();
        int[] order = new int[size()];
        for (int i = 0; i < order.length; i++) {
            int bin = Math.floorMod(half - 1 - i % bins, bins);
            int cell = i / bins;
            int cellColumn = cell % block;
            int blockColumn = cell / (block * block) % blocks;
            int mirrored = cell + (block - 1 - 2 * cellColumn) + (blocks - 1 - 2 * blockColumn) * block * block;
            order[i] = mirrored * bins + bin;
        }
        return Optional.of(order);
    }

    /** Mean votes per pixel: {@code [padded row][padded column][bin]}. */
    private float[] histograms(float[] pixels) {
        int size = options.size();
        int bins = options.bins();
        float binsPerTurn = bins / (options.signed() ? 1f : 0.5f);
        float[] row = new float[pooling.padded() * bins];
        float[] cells = new float[pooling.padded() * row.length];
        float perPixel = 1f / (options.cell() * options.cell());
        for (int y = 0; y < size; y++) {
            Arrays.fill(row, 0);
            int above = Math.max(y - 1, 0) * size;
            int here = y * size;
            int below = Math.min(y + 1, size - 1) * size;
            for (int x = 0; x < size; x++) {
                float gx = pixels[here + Math.min(x + 1, size - 1)] - pixels[here + Math.max(x - 1, 0)];
                float gy = pixels[below + x] - pixels[above + x];
                float magnitude = (float) Math.sqrt(gx * gx + gy * gy) * perPixel;
                float position = Angle.turn(gy, gx) * binsPerTurn + bins - 0.5f;
                int whole = (int) position;
                float upper = (position - whole) * magnitude;
                float lower = magnitude - upper;
                int lowerBin = whole % bins;
                int upperBin = lowerBin + 1 == bins ? 0 : lowerBin + 1;
                float right = pooling.share(x);
                float left = 1 - right;
                int first = pooling.lower(x) * bins;
                int second = first + bins;
                row[first + lowerBin] += left * lower;
                row[first + upperBin] += left * upper;
                row[second + lowerBin] += right * lower;
                row[second + upperBin] += right * upper;
            }
            pooling.addRow(y, row, cells);
        }
        return cells;
    }

    private float[] normalisedBlocks(float[] cells) {
        int bins = options.bins();
        int run = options.block() * bins;
        int blocks = options.blocks();
        int cellRow = pooling.padded() * bins;
        float[] vector = new float[size()];
        int end = 0;
        for (int by = 0; by < blocks; by++) {
            for (int bx = 0; bx < blocks; bx++) {
                int start = end;
                int corner = (by * options.stride() + 1) * cellRow + (bx * options.stride() + 1) * bins;
                for (int cy = 0; cy < options.block(); cy++, end += run) {
                    System.arraycopy(cells, corner + cy * cellRow, vector, end, run);
                }
                normalise(vector, start, end);
            }
        }
        return vector;
    }

    private void normalise(float[] v, int from, int to) {
        float clip = (float) options.clip();
        float epsilon = (float) options.epsilon();
        float scale = 1 / length(v, from, to, epsilon);
        for (int i = from; i < to; i++) {
            v[i] = Math.min(v[i] * scale, clip);
        }
        float part = (float) options.weight() / options.blocks();
        scale = 1 / length(v, from, to, epsilon);
        if (!options.root()) {
            for (int i = from; i < to; i++) {
                v[i] *= scale * part;
            }
            return;
        }
        float sum = epsilon;
        for (int i = from; i < to; i++) {
            v[i] *= scale;
            sum += v[i];
        }
        for (int i = from; i < to; i++) {
            v[i] = (float) Math.sqrt(v[i] / sum) * part;
        }
    }

    private static float length(float[] v, int from, int to, float epsilon) {
        float squares = epsilon * epsilon;
        for (int i = from; i < to; i++) {
            squares += v[i] * v[i];
        }
        return (float) Math.sqrt(squares);
    }
}
