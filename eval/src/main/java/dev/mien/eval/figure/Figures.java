package dev.mien.eval.figure;

import java.util.Locale;

/** How figures are written for people; an undefined one is a dash. */
public final class Figures {
    private Figures() {}

    public static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A difference of shares in percentage points. */
    public static String points(double share) {
        return String.format(Locale.ROOT, "%+.1f", 100 * share);
    }

    public static String decimal(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** The probability of a statistical test. */
    public static String probability(double p) {
        return p < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    public static String count(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** The 95 % interval of a proportion; a dash if it is of nothing. */
    public static String interval(int part, int whole) {
        if (whole == 0) {
            return "-";
        }
        Interval interval = Interval.wilson(part, whole);
        return percent(interval.low()) + " to " + percent(interval.high());
    }
}
