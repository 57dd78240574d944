package dev.mien.track;

import java.util.Arrays;

/**
 * The assignment of rows to columns with the least sum of costs: the Hungarian method (Kuhn 1955) in the form with
 * potentials and shortest augmenting paths (Jonker and Volgenant 1987), O(rows² columns).
 */
final class Assignment {
    static final int NONE = -1;

    private Assignment() {}

    /**
     * @param costs [rows][columns], finite or positive infinity where a pair must not be
     * @param alone what it costs to leave a row without a column
     * @return for each row its column, or {@link #NONE}
     */
    static int[] solve(double[][] costs, int columns, double alone) {
        int rows = costs.length;
        // Every row has a column of its own that stands for being left alone, so that a full assignment always exists.
        int width = columns + rows;
        double forbidden = forbidden(costs, alone);
        double[] rowPotential = new double[rows + 1];
        double[] columnPotential = new double[width + 1];
        int[] rowOf = new int[width + 1];
        for (int row = 1; row <= rows; row++) {
            int[] before = new int[width + 1];
            double[] least = new double[width + 1];
            boolean[] done = new boolean[width + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            rowOf[0] = row;
            int column = 0;
            do {
                done[column] = true;
                int current = rowOf[column];
                double step = Double.POSITIVE_INFINITY;
                int next = 0;
                for (int j = 1; j <= width; j++) {
                    if (done[j]) {
                        continue;
                    }
                    double cost = cost(costs, current - 1, j - 1, columns, alone, forbidden);
                    double reduced = cost - rowPotential[current] - columnPotential[j];
                    if (reduced < least[j]) {
                        least[j] = reduced;
                        before[j] = column;
                    }
                    if (least[j] < step) {
                        step = least[j];
                        next = j;
                    }
                }
                for (int j = 0; j <= width; j++) {
                    if (done[j]) {
                        rowPotential[rowOf[j]] += step;
                        columnPotential[j] -= step;
                    } else {
                        least[j] -= step;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            while (column != 0) {
                rowOf[column] = rowOf[before[column]];
                column = before[column];
            }
        }
        int[] result = new int[rows];
        Arrays.fill(result, NONE);
        for (int j = 1; j <= columns; j++) {
            if (rowOf[j] != 0) {
                result[rowOf[j] - 1] = j - 1;
            }
        }
        return result;
    }

    private static double cost(double[][] costs, int row, int column, int columns, double alone, double forbidden) {
        if (column >= columns) {
            return column - columns == row ? alone : forbidden;
        }
        return Math.min(costs[row][column], forbidden);
    }

    /** Dearer than any assignment that keeps to the rules. */
    private static double forbidden(double[][] costs, double alone) {
        double sum = 1 + Math.abs(alone);
        for (double[] row : costs) {
            double most = Math.abs(alone);
            for (double cost : row) {
                if (cost < Double.POSITIVE_INFINITY) {
                    most = Math.max(most, Math.abs(cost));
                }
            }
            sum += 2 * most;
        }
        return sum;
    }
}
