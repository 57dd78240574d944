package dev.mien.detect;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The cells of one stride of an anchor-free detector, row by row; each says whether a face has its centre there and where
 * its box and points lie, in the encoding of YuNet (Wu et al. 2023, "YuNet: a tiny millisecond-level face detector"): with
 * the cell's corner at {@code (column, row)}, a box's centre lies at {@code stride * (column + b0, row + b1)} and it
 * measures {@code stride * (exp b2, exp b3)}; point i lies at {@code stride * (column + k2i, row + k2i+1)}.
 */
record Grid(int stride, int columns, int rows) {
    /** Pixels of a cell of each grid of these networks. */
    static final List<Integer> STRIDES = List.of(8, 16, 32);

    private static final int POINTS = 5;

    /** The cells of a picture whose sides are multiples of the stride. */
    static Grid of(int stride, int width, int height) {
        return new Grid(stride, width / stride, height / stride);
    }

    int cells() {
        return columns * rows;
    }

    /** Numbers of each cell, whatever the order they lie in. */
    @FunctionalInterface
    interface Values {
        float at(int cell, int channel);

        /** [channels][cells], from channel {@code first} on. */
        static Values planes(float[] values, int cells, int first) {
            return (cell, channel) -> values[(first + channel) * cells + cell];
        }

        /** [cells][channels]. */
        static Values rows(float[] values, int channels) {
            return (cell, channel) -> values[cell * channels + channel];
        }
    }

    /**
     * The faces of the cells that score {@code minScore} or more; cells whose numbers are no box are passed over.
     *
     * @param scores of each cell, 0 to 1
     * @param boxes four numbers a cell
     * @param points ten numbers a cell
     */
    List<Face> decode(IntToDoubleFunction scores, Values boxes, Values points, double minScore) {
        List<Face> faces = new ArrayList<>();
        for (int cell = 0; cell < cells(); cell++) {
            double score = scores.applyAsDouble(cell);
            if (score >= minScore) {
                add(cell, Math.min(1, score), boxes, points, faces);
            }
        }
        return faces;
    }

    private void add(int cell, double score, Values boxes, Values points, List<Face> faces) {
        int column = cell % columns;
        int row = cell / columns;
        double centerX = stride * (column + (double) boxes.at(cell, 0));
        double centerY = stride * (row + (double) boxes.at(cell, 1));
        double width = stride * Math.exp(boxes.at(cell, 2));
        double height = stride * Math.exp(boxes.at(cell, 3));
        double sum = centerX + centerY + width + height;
        for (int i = 0; i < 2 * POINTS; i++) {
            sum += points.at(cell, i);
        }
        if (!Double.isFinite(sum) || !(width > 0 && height > 0)) {
            return;
        }
        List<Point> landmarks = new ArrayList<>(POINTS);
        for (int i = 0; i < POINTS; i++) {
            landmarks.add(new Point(
                    stride * (column + (double) points.at(cell, 2 * i)),
                    stride * (row + (double) points.at(cell, 2 * i + 1))));
        }
        Box box = new Box(centerX - width / 2, centerY - height / 2, width, height);
        faces.add(new Face(box, (float) score, landmarks));
    }
}
