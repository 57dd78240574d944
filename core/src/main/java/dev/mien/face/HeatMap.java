package dev.mien.face;

import java.util.Arrays;

/**
 * What each place of a face's crop adds to the score of an expression: an immutable grid of finite numbers that covers
 * the whole crop, positive where the place speaks for the expression, negative where it speaks against it.
 *
 * <p>Values are shares of a score, so that their sum over the grid is what all places add together. They are comparable
 * within a map; between maps only if the same model made them.
 */
public final class HeatMap {
    private final int width;
    private final int height;
    private final float[] values;

    /**
     * @param width columns of the grid, 1 or more; independent of the crop's size in pixels
     * @param height rows of the grid, 1 or more
     * @param values row by row from the top left; copied
     */
    public HeatMap(int width, int height, float[] values) {
        if (width < 1 || height < 1 || values.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "a heat map of " + width + "x" + height + " cannot have " + values.length + " values");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("heat map value " + i + " is " + values[i]);
            }
        }
        this.width = width;
        this.height = height;
        this.values = values.clone();
    }

    /** {@return the columns of the grid} */
    public int width() {
        return width;
    }

    /** {@return the rows of the grid} */
    public int height() {
        return height;
    }

    /**
     * {@return the value in column {@code x} and row {@code y} of the grid}
     *
     * @param x from 0 at the left
     * @param y from 0 at the top
     */
    public float get(int x, int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IndexOutOfBoundsException("(" + x + ", " + y + ") in a heat map of " + width + "x" + height);
        }
        return values[y * width + x];
    }

    /**
     * {@return the value at a point of the crop, interpolated bilinearly between the centres of the grid's cells}
     * Outside the centres the nearest value holds.
     *
     * @param u 0 (left edge of the crop) to 1 (right edge)
     * @param v 0 (top edge) to 1 (bottom edge)
     */
    public double sample(double u, double v) {
        double x = Math.max(0, Math.min(width - 1, u * width - 0.5));
        double y = Math.max(0, Math.min(height - 1, v * height - 0.5));
        int left = (int) x;
        int top = (int) y;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double above = (1 - (x - left)) * get(left, top) + (x - left) * get(right, top);
        double below = (1 - (x - left)) * get(left, bottom) + (x - left) * get(right, bottom);
        return (1 - (y - top)) * above + (y - top) * below;
    }

    /** {@return the largest magnitude of any value, 0 or more: what colours are scaled by} */
    public float largest() {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** {@return the median magnitude, 0 or more: half of the places say no more than this} */
    public float median() {
        float[] magnitudes = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            magnitudes[i] = Math.abs(values[i]);
        }
        Arrays.sort(magnitudes);
        return magnitudes[(values.length - 1) / 2];
    }

    /** {@return this map flipped left to right} */
    public HeatMap mirror() {
        float[] mirrored = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            mirrored[i] = values[i - i % width + width - 1 - i % width];
        }
        return new HeatMap(width, height, mirrored);
    }

    /**
     * {@return the mean of two maps}
     *
     * @param other a map over the same grid
     * @throws IllegalArgumentException if their grids differ
     */
    public HeatMap average(HeatMap other) {
        if (width != other.width || height != other.height) {
            throw new IllegalArgumentException(
                    "no mean of heat maps of " + width + "x" + height + " and " + other.width + "x" + other.height);
        }
        float[] mean = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            mean[i] = (values[i] + other.values[i]) / 2;
        }
        return new HeatMap(width, height, mean);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeatMap map && map.width == width && Arrays.equals(map.values, values);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return width + "x" + height + " heat map, values to ±" + largest();
    }
}
