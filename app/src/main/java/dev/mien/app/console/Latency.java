package dev.mien.app.console;

import java.time.Duration;
import java.util.Locale;

/** How late answers come: counts by millisecond, so that days of frames need no more memory than one. */
public final class Latency {
    private static final int MOST = 10_000;

    private final long[] counts = new long[MOST + 1];
    private long all;
    private long longest;

    public void add(Duration late) {
        long millis = late.toMillis();
        counts[(int) Math.min(MOST, Math.max(0, millis))]++;
        all++;
        longest = Math.max(longest, millis);
    }

    /** The least number of milliseconds that a share of the answers did not take longer than. */
    long quantile(double share) {
        long wanted = (long) Math.ceil(share * all);
        long seen = 0;
        for (int millis = 0; millis <= MOST; millis++) {
            seen += counts[millis];
            if (seen >= wanted) {
                return millis;
            }
        }
        return longest;
    }

    @Override
    public String toString() {
        return all == 0
                ? "no answers"
                : String.format(
                        Locale.ROOT,
                        "answers after %d ms (median), 95 %% within %d ms, the latest after %d ms",
                        quantile(0.5),
                        quantile(0.95),
                        longest);
    }
}
