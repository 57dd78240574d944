package dev.mien.train.engine;

import java.util.Locale;

/**
 * A column of a learning curve.
 *
 * @param name letters, digits and underscores
 * @param unit what its numbers count
 */
public record Column(String name, Unit unit) {
    /** What a column counts; columns of one unit are drawn together. */
    public enum Unit {
        /** The learning rate. */
        RATE(6),
        /** What training lessens. */
        LOSS(4),
        /** Such as an accuracy: 0 to 1. */
        SHARE(4),
        /** Such as a distance: the smaller the better. */
        ERROR(5),
        /** A whole number. */
        COUNT(0);

        private final int decimals;

        Unit(int decimals) {
            this.decimals = decimals;
        }
    }

    String format(double value) {
        return String.format(Locale.ROOT, "%." + unit.decimals + "f", value);
    }
}
