package dev.mien.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    private static final double NO = Double.POSITIVE_INFINITY;

    @Test
    void theCheapestOfAllPairingsIsFoundWhereGreedChoosesAnother() {
        double[][] costs = {{1, 2}, {1.5, 9}};
        assertThat(Assignment.solve(costs, 2, 100)).containsExactly(1, 0);
    }

    @Test
    void aRowIsLeftAloneWhereThatIsCheaper() {
        double[][] costs = {{5, 30}, {NO, 40}};
        assertThat(Assignment.solve(costs, 2, 10)).containsExactly(0, Assignment.NONE);
    }

    @Test
    void nothingToAssignIsNoFault() {
        assertThat(Assignment.solve(new double[0][0], 3, 1)).isEmpty();
        assertThat(Assignment.solve(new double[2][0], 0, 1)).containsExactly(Assignment.NONE, Assignment.NONE);
    }

    /** Against trying every assignment. */
    @Test
    void noAssignmentIsCheaper() {
        Random random = new Random(4);
        for (int trial = 0; trial < 300; trial++) {
            int rows = 1 + random.nextInt(4);
            int columns = 1 + random.nextInt(4);
            double[][] costs = new double[rows][columns];
            for (double[] row : costs) {
                Arrays.setAll(row, j -> random.nextInt(5) == 0 ? NO : random.nextDouble() * 20 - 10);
            }
            int[] found = Assignment.solve(costs, columns, 3);
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += found[i] == Assignment.NONE ? 3 : costs[i][found[i]];
            }
            assertThat(Arrays.stream(found).filter(j -> j >= 0)).doesNotHaveDuplicates();
            assertThat(sum).isCloseTo(least(costs, 0, new boolean[columns]), within(1e-9));
        }
    }

    private static double least(double[][] costs, int row, boolean[] taken) {
        if (row == costs.length) {
            return 0;
        }
        double best = 3 + least(costs, row + 1, taken);
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j] && costs[row][j] < NO) {
                taken[j] = true;
                best = Math.min(best, costs[row][j] + least(costs, row + 1, taken));
                taken[j] = false;
            }
        }
        return best;
    }
}
