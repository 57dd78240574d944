package dev.mien.timeline;

import java.time.Duration;
import java.util.List;

/** Smooths one face's distributions over time. Moments come in the order of time, and leave so. */
interface ExpressionFilter {
    /** @return the moments that can now be told, smoothed */
    List<Moment> add(Moment moment);

    /** What can be told at a time at which the face was not seen. */
    List<Moment> pass(Duration time);

    /** The moments that still wait, when no more come. */
    List<Moment> finish();

    /** How long a moment waits. */
    Duration lag();

    /** @return the time constant, if it lies above 0 seconds */
    static double positive(double tau) {
        if (!(tau > 0 && tau < 1e6)) {
            throw new IllegalArgumentException("the time constant must lie above 0 seconds, got " + tau);
        }
        return tau;
    }
}
