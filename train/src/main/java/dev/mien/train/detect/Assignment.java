package dev.mien.train.detect;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Point;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which cells learn which face. A face belongs to the grids whose size range holds the square root of its area, and there to
 * the cell that its centre lies in and those whose own centre is near it (centre sampling, as in FCOS by Tian et al. 2019).
 * Unlike SimOTA, which YuNet uses, this needs nothing of the network's answers, so a label means the same in every step; what
 * SimOTA gains, that cells compete by how well they do, the score's target does here ({@link DetectorLoss}). Where two faces
 * want a cell the smaller one has it. Cells amid an ignored face learn nothing.
 */
final class Assignment {
    /** Per cell: {@link #WEIGHT}, {@link #POSITIVE}, four of the box, {@link #KNOWN}, ten of the points. */
    static final int TARGETS = 17;

    /** 0 where nothing is to be learned, else 1. */
    static final int WEIGHT = 0;
    /** 1 where there is a face. */
    static final int POSITIVE = 1;
    /** Centre from the cell's corner, width and height, all in cells; half a cell and one cell where there is no face. */
    static final int BOX = 2;
    /** 1 where the points are known. */
    static final int KNOWN = 6;
    /** x and y of each point from the cell's corner, in cells. */
    static final int POINTS = 7;

    /** From and to which size each grid looks for faces; they overlap, so that no size is at the edge of all. */
    private static final double[][] RANGES = {{0, 48}, {32, 112}, {80, Double.MAX_VALUE}};

    /** How far from the face's centre a cell's centre may be, in cells. */
    private static final double RADIUS = 1;

    /** And in sides of the face's box. */
    private static final double CENTRAL = 0.4;

    private final int width;
    private final int height;
    private final int cells;

    /** For pictures whose sides are multiples of 32. */
    Assignment(int width, int height) {
        this.width = width;
        this.height = height;
        this.cells = DetectorSpec.STRIDES.stream()
                .mapToInt(stride -> width / stride * (height / stride))
                .sum();
    }

    /** Of all grids, the finest first, row by row. */
    int cells() {
        return cells;
    }

    /** [{@value #TARGETS}][{@link #cells}], written into {@code targets} from {@code offset} on. */
    void write(List<TruthBox> faces, float[] targets, int offset) {
        Arrays.fill(targets, offset, offset + TARGETS * cells, 0);
        fill(targets, offset, WEIGHT, 1);
        fill(targets, offset, BOX, 0.5f);
        fill(targets, offset, BOX + 1, 0.5f);
        fill(targets, offset, BOX + 2, 1);
        fill(targets, offset, BOX + 3, 1);
        // The largest first, so that smaller ones write over it.
        List<TruthBox> ordered = faces.stream()
                .sorted(Comparator.comparingDouble(
                        (TruthBox face) -> -face.box().area()))
                .toList();
        int first = offset;
        for (int level = 0; level < DetectorSpec.STRIDES.size(); level++) {
            int stride = DetectorSpec.STRIDES.get(level);
            for (TruthBox face : ordered) {
                double size = Math.sqrt(face.box().area());
                if (face.ignore()) {
                    forget(face.box(), stride, targets, first);
                } else if (size > RANGES[level][0] && size <= RANGES[level][1]) {
                    teach(face, stride, targets, first);
                }
            }
            first += width / stride * (height / stride);
        }
    }

    private void fill(float[] targets, int offset, int channel, float value) {
        Arrays.fill(targets, offset + channel * cells, offset + (channel + 1) * cells, value);
    }

    private void forget(Box box, int stride, float[] targets, int first) {
        int columns = width / stride;
        for (int row = 0; row < height / stride; row++) {
            for (int column = 0; column < columns; column++) {
                double x = (column + 0.5) * stride;
                double y = (row + 0.5) * stride;
                int at = first + row * columns + column;
                boolean amid = x >= box.x() && x <= box.right() && y >= box.y() && y <= box.bottom();
                boolean own = column == (int) (box.center().x() / stride)
                        && row == (int) (box.center().y() / stride);
                if ((amid || own) && targets[at + POSITIVE * cells] == 0) {
                    targets[at + WEIGHT * cells] = 0;
                }
            }
        }
    }

    private void teach(TruthBox face, int stride, float[] targets, int first) {
        Point center = face.box().center();
        int columns = width / stride;
        int rows = height / stride;
        double reachX = Math.min(RADIUS * stride, CENTRAL * face.box().width());
        double reachY = Math.min(RADIUS * stride, CENTRAL * face.box().height());
        int ownColumn = (int) Math.min(columns - 1, center.x() / stride);
        int ownRow = (int) Math.min(rows - 1, center.y() / stride);
        for (int row = Math.max(0, ownRow - 2); row <= Math.min(rows - 1, ownRow + 2); row++) {
            for (int column = Math.max(0, ownColumn - 2); column <= Math.min(columns - 1, ownColumn + 2); column++) {
                boolean near = Math.abs((column + 0.5) * stride - center.x()) <= reachX
                        && Math.abs((row + 0.5) * stride - center.y()) <= reachY;
                if (near || (row == ownRow && column == ownColumn)) {
                    write(face, stride, column, row, targets, first + row * columns + column);
                }
            }
        }
    }

    private void write(TruthBox face, int stride, int column, int row, float[] targets, int at) {
        Box box = face.box();
        targets[at + WEIGHT * cells] = 1;
        targets[at + POSITIVE * cells] = 1;
        targets[at + BOX * cells] = (float) (box.center().x() / stride - column);
        targets[at + (BOX + 1) * cells] = (float) (box.center().y() / stride - row);
        targets[at + (BOX + 2) * cells] = (float) (box.width() / stride);
        targets[at + (BOX + 3) * cells] = (float) (box.height() / stride);
        targets[at + KNOWN * cells] = face.points().isEmpty() ? 0 : 1;
        for (int i = 0; i < face.points().size(); i++) {
            Point point = face.points().get(i);
            targets[at + (POINTS + 2 * i) * cells] = (float) (point.x() / stride - column);
            targets[at + (POINTS + 2 * i + 1) * cells] = (float) (point.y() / stride - row);
        }
    }
}
