package dev.mien.feature;

/** Checks of option values, each failing with one line that names the option. */
final class Check {
    private Check() {}

    static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
    }

    static void multiple(String name, int value, String ofName, int of) {
        if (value < of || value % of != 0) {
            throw new IllegalArgumentException(name + " must be a multiple of " + ofName + " " + of + ", got " + value);
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be above 0, got " + value);
        }
    }
}
