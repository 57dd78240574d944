package dev.mien.eval.figure;

/** A 95 % confidence interval. */
public record Interval(double low, double high) {
    /** The 0.975 quantile of the normal distribution. */
    static final double Z = 1.959963984540054;

    /**
     * The score interval of a proportion (Wilson 1927), which unlike the textbook one stays within 0 to 1 and holds its
     * level for small counts.
     *
     * @param successes 0 to {@code n}
     * @param n how many there were
     * @return the 95 % interval
     */
    public static Interval wilson(int successes, int n) {
        if (n < 1 || successes < 0 || successes > n) {
            throw new IllegalArgumentException(successes + " of " + n + " is no proportion");
        }
        double p = (double) successes / n;
        double z2 = Z * Z;
        double centre = p + z2 / (2 * n);
        double spread = Z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        double scale = 1 + z2 / n;
        // At 0 and n the exact bound is 0 and 1; rounding must not leave the range.
        return new Interval(
                successes == 0 ? 0 : (centre - spread) / scale, successes == n ? 1 : (centre + spread) / scale);
    }
}
