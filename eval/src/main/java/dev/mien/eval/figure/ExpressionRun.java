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
 * @param calibration name of the calibration that the probabilities come from; empty if it has none by name
 */
public record ExpressionRun(
        String pipeline, List<Outcome> outcomes, Duration wallClock, int threads, String calibration) {
    /**
     * Takes a copy of what it is given.
     *
     * @param pipeline its name
     * @param outcomes one a labelled picture, in the data set's order
     * @param wallClock from the first picture to the last, reading included
     * @param threads how many worked at once
     * @param calibration name of the calibration that the probabilities come from; empty if it has none by name
     */
    public ExpressionRun {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * A run under a calibration without a name.
     *
     * @param pipeline its name
     * @param outcomes one a labelled picture, in the data set's order
     * @param wallClock from the first picture to the last, reading included
     * @param threads how many worked at once
     */
    public ExpressionRun(String pipeline, List<Outcome> outcomes, Duration wallClock, int threads) {
        this(pipeline, outcomes, wallClock, threads, "");
    }
}
