package dev.mien.base;

import java.math.BigDecimal;

/** Checks of arguments. Each refuses with an {@link IllegalArgumentException} of one line: what, the rule, what was given. */
public final class Require {
    private Require() {}

    /** "NAME must lie in LEAST to MOST, got VALUE". NaN lies nowhere. */
    public static void within(String name, double value, double least, double most) {
        that(value >= least && value <= most, name + " must lie in " + plain(least) + " to " + plain(most), value);
    }

    /** As {@link #within(String, double, double, double)}. */
    public static void within(String name, int value, int least, int most) {
        that(value >= least && value <= most, name + " must lie in " + least + " to " + most, value);
    }

    /** "NAME must be at least LEAST, got VALUE". */
    public static void atLeast(String name, int value, int least) {
        that(value >= least, name + " must be at least " + least, value);
    }

    /** "NAME must be a multiple of OF_NAME OF, got VALUE"; 0 is none. */
    public static void multiple(String name, int value, String ofName, int of) {
        that(value >= of && value % of == 0, name + " must be a multiple of " + ofName + " " + of, value);
    }

    /** "NAME must be above 0, got VALUE"; infinity is refused too. */
    public static void positive(String name, double value) {
        that(value > 0 && Double.isFinite(value), name + " must be above 0", value);
    }

    /** "RULE, got VALUE" unless it holds. */
    public static void that(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", got " + value);
        }
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
}
