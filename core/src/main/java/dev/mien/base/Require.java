package dev.mien.base;

import java.math.BigDecimal;

/** Checks of arguments. Each refuses with an {@link IllegalArgumentException} of one line: what, the rule, what was given. */
public final class Require {
    private Require() {}

    /**
     * Checks a range, both ends included. The message reads "NAME must lie in LEAST to MOST, got VALUE". NaN lies
     * nowhere.
     *
     * @param name what the message calls the value
     * @param value the value given
     * @param least the smallest value allowed
     * @param most the largest value allowed
     * @throws IllegalArgumentException if the value lies outside
     */
    public static void within(String name, double value, double least, double most) {
        that(value >= least && value <= most, name + " must lie in " + plain(least) + " to " + plain(most), value);
    }

    /**
     * As {@link #within(String, double, double, double)}, for whole numbers.
     *
     * @param name what the message calls the value
     * @param value the value given
     * @param least the smallest value allowed
     * @param most the largest value allowed
     * @throws IllegalArgumentException if the value lies outside
     */
    public static void within(String name, int value, int least, int most) {
        that(value >= least && value <= most, name + " must lie in " + least + " to " + most, value);
    }

    /**
     * Checks a lower bound. The message reads "NAME must be at least LEAST, got VALUE".
     *
     * @param name what the message calls the value
     * @param value the value given
     * @param least the smallest value allowed
     * @throws IllegalArgumentException if the value is smaller
     */
    public static void atLeast(String name, int value, int least) {
        that(value >= least, name + " must be at least " + least, value);
    }

    /**
     * Checks divisibility. The message reads "NAME must be a multiple of OF_NAME OF, got VALUE"; 0 is no multiple.
     *
     * @param name what the message calls the value
     * @param value the value given
     * @param ofName what the message calls the divisor
     * @param of the divisor, 1 or more
     * @throws IllegalArgumentException if the value is no positive multiple
     */
    public static void multiple(String name, int value, String ofName, int of) {
        that(value >= of && value % of == 0, name + " must be a multiple of " + ofName + " " + of, value);
    }

    /**
     * Checks that a number is finite and above 0. The message reads "NAME must be above 0, got VALUE".
     *
     * @param name what the message calls the value
     * @param value the value given
     * @throws IllegalArgumentException if it is 0, negative, infinite or NaN
     */
    public static void positive(String name, double value) {
        that(value > 0 && Double.isFinite(value), name + " must be above 0", value);
    }

    /**
     * Checks any rule. The message reads "RULE, got VALUE".
     *
     * @param holds whether the rule is kept
     * @param rule the rule in words, such as "ratio must be above 1"
     * @param value the value given
     * @throws IllegalArgumentException if the rule is broken
     */
    public static void that(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(Printable.of(rule + ", got " + value));
        }
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
}
