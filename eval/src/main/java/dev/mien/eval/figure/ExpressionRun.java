package dev.mien.eval.figure;

import java.time.Duration;
import java.util.List;

/**
 * All that one pipeline said of a data set.
 *
 * @param pipeline its name
 * @param outcomes one a labelled picture, in the data set's order
 * @param wallClock from the first picture to the last, reading included
 * @param threads how many worked at once
 */
public record ExpressionRun(String pipeline, List<Outcome> outcomes, Duration wallClock, int threads) {
    /**
     * Takes a copy of what it is given.
     *
     * @param pipeline its name
     * @param outcomes one a labelled picture, in the data set's order
     * @param wallClock from the first picture to the last, reading included
     * @param threads how many worked at once
     */
    public ExpressionRun {
        outcomes = List.copyOf(outcomes);
    }
}
