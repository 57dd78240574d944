package dev.mien.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers as files write them: rounded, plain (no exponent), with a point, without needless zeros. */
public final class Decimals {
    private static final int PIXEL = 1;
    private static final int DEGREE = 1;
    private static final int SECOND = 3;
    private static final int UNIT = 4;

    private Decimals() {}

    /**
     * {@return pixels, to a tenth}
     *
     * @param value in pixels, finite
     */
    public static BigDecimal pixels(double value) {
        return round(value, PIXEL);
    }

    /**
     * {@return degrees, to a tenth}
     *
     * @param value in degrees, finite
     */
    public static BigDecimal degrees(double value) {
        return round(value, DEGREE);
    }

    /**
     * {@return seconds, to a millisecond}
     *
     * @param time from the start of a medium
     */
    public static BigDecimal seconds(Duration time) {
        return round(time.toNanos() / 1e9, SECOND);
    }

    /**
     * {@return a share, ratio or the like, to four decimals}
     *
     * @param value finite
     */
    public static BigDecimal unit(double value) {
        return round(value, UNIT);
    }

    /**
     * {@return a share in whole per cent}
     *
     * @param share 0 to 1
     */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** Keeps one decimal at least, so that readers which guess types see one type in a column. */
    private static BigDecimal round(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.scale() < 1 ? rounded.setScale(1) : rounded;
    }
}
