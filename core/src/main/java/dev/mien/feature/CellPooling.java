package dev.mien.feature;

/**
 * Shares the pixels of a line among equal cells. Soft: a pixel's weight is split between the two cells whose centres
 * it lies between, in proportion to its nearness; beyond the outermost centres the share of the missing cell is
 * dropped. Hard: a pixel belongs to the cell it lies in.
 *
 * <p>Accumulators have one extra cell at each end, which takes the dropped shares so that no loop needs a branch.
 */
final class CellPooling {
    private final int cells;
    private final int[] lower;
    private final float[] share;

    CellPooling(int pixels, int cells, boolean soft) {
        this.cells = cells;
        lower = new int[pixels];
        share = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            double position = (i + 0.5) * cells / pixels;
            double shifted = soft ? position + 0.5 : Math.floor(position) + 1;
            lower[i] = (int) shifted;
            share[i] = (float) (shifted - lower[i]);
        }
    }

    /** Pixels of a line. */
    int pixels() {
        return lower.length;
    }

    /** Cells with the two extra ones. */
    int padded() {
        return cells + 2;
    }

    /** Padded index of the first of the two neighbouring cells that pixel {@code i} counts for. */
    int lower(int i) {
        return lower[i];
    }

    /** The second cell's share of pixel {@code i}, 0 to 1; the first has the rest. */
    float share(int i) {
        return share[i];
    }

    /** Adds the values of pixel row {@code y} to the two rows of cells it counts for. */
    void addRow(int y, float[] row, float[] cellRows) {
        int first = lower[y] * row.length;
        int second = first + row.length;
        float upperShare = share[y];
        float lowerShare = 1 - upperShare;
        for (int i = 0; i < row.length; i++) {
            cellRows[first + i] += lowerShare * row[i];
            cellRows[second + i] += upperShare * row[i];
        }
    }

    /** The weight that cell {@code cell} (not padded) receives from the whole line. */
    float weight(int cell) {
        float sum = 0;
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] == cell + 1) {
                sum += 1 - share[i];
            } else if (lower[i] == cell) {
                sum += share[i];
            }
        }
        return sum;
    }
}
