package dev.mien.feature;

/**
 * One neighbour on the circle around a pixel: the pixels its grey level is mixed from, as offsets in the padded
 * picture, and their weights in units of {@code 1 / ONE}.
 */
final class LbpNeighbour {
    /** Fixed point is exact: equal levels differ by exactly nothing. 255 levels of it fit an int with its sign. */
    private static final int ONE = 1 << 22;

    /** 1/4096 of a grey level: twice what rounded weights can add up to. */
    private static final int TOLERANCE = ONE >> 12;

    private final int[] offsets;
    private final int[] weights;

    private LbpNeighbour(int[] offsets, int[] weights) {
        this.offsets = offsets;
        this.weights = weights;
    }

    /** Eight neighbours, right first, then clockwise as seen. */
    static LbpNeighbour[] circle(int radius, boolean interpolate, int stride) {
        int[] dx = {1, 1, 0, -1, -1, -1, 0, 1};
        int[] dy = {0, 1, 1, 1, 0, -1, -1, -1};
        double across = radius * Math.sqrt(0.5);
        LbpNeighbour[] circle = new LbpNeighbour[8];
        for (int i = 0; i < 8; i++) {
            boolean diagonal = i % 2 == 1;
            int step = dy[i] * stride + dx[i];
            if (diagonal && interpolate) {
                circle[i] = between((int) across, across - (int) across, dx[i], dy[i] * stride);
            } else {
                int steps = diagonal ? Math.max(1, (int) Math.round(across)) : radius;
                circle[i] = new LbpNeighbour(new int[] {steps * step}, new int[] {ONE});
            }
        }
        return circle;
    }

    /** The level {@code whole + fraction} steps away in both directions. */
    private static LbpNeighbour between(int whole, double fraction, int stepX, int stepY) {
        int near = whole * (stepX + stepY);
        int side = (int) Math.round(fraction * (1 - fraction) * ONE);
        int far = (int) Math.round(fraction * fraction * ONE);
        return new LbpNeighbour(
                new int[] {near, near + stepX, near + stepY, near + stepX + stepY},
                new int[] {ONE - 2 * side - far, side, side, far});
    }

    /**
     * How much brighter the neighbour is than the pixel, in grey levels times {@code ONE}, plus the tolerance; for all
     * pixels from {@code start} on. Loops run over the whole picture and branch nowhere, so that they vectorise.
     */
    void differences(int[] pixels, int start, int[] differences) {
        for (int p = 0; p < differences.length; p++) {
            differences[p] = TOLERANCE - ONE * pixels[start + p];
        }
        for (int t = 0; t < offsets.length; t++) {
            int from = start + offsets[t];
            int weight = weights[t];
            for (int p = 0; p < differences.length; p++) {
                differences[p] += weight * pixels[from + p];
            }
        }
    }
}
