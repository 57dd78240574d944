package dev.mien.eval.figure;

import java.util.Locale;

/** How figures are written for people; an undefined one is a dash. */
public final class Figures {
    private Figures() {}

    /**
     * {@return a share in per cent with one decimal; a dash for NaN}
     *
     * @param share 0 to 1, or NaN
     */
    public static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /**
     * {@return a difference of shares in percentage points}
     *
     * @param share -1 to 1
     */
    public static String points(double share) {
        return String.format(Locale.ROOT, "%+.1f", 100 * share);
    }

    /**
     * {@return a number with three decimals; a dash for NaN}
     *
     * @param value any
     */
    public static String decimal(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    /**
     * {@return the probability of a statistical test to four decimals, or that it is below 0.0001}
     *
     * @param p 0 to 1
     */
    public static String probability(double p) {
        return p < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    /**
     * {@return a count with commas between thousands}
     *
     * @param count any
     */
    public static String count(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * {@return the 95 % interval of a proportion; a dash if it is of nothing}
     *
     * @param part 0 to {@code whole}
     * @param whole 0 or more
     */
    public static String interval(int part, int whole) {
        if (whole == 0) {
            return "-";
        }
        Interval interval = Interval.wilson(part, whole);
        return percent(interval.low()) + " to " + percent(interval.high());
    }
}
