package dev.mien.server.key;

import java.util.function.LongSupplier;

/** So much a minute: a bucket that holds a minute's worth, fills steadily and may be overdrawn by what was worth more than expected. */
final class Allowance {
    private static final double NANOS_PER_MINUTE = 60e9;

    private final double perMinute;
    private final LongSupplier nanos;
    private double left;
    private long last;

    /** @param nanos a clock that never goes back */
    Allowance(double perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
        this.left = perMinute;
        this.last = nanos.getAsLong();
    }

    /**
     * Takes an amount if any is left.
     *
     * @return seconds until there will be some; 0 if it was taken
     */
    synchronized double take(double amount) {
        fill();
        double missing = Math.min(amount, perMinute) - left;
        if (missing > 0) {
            return missing * 60 / perMinute;
        }
        left -= amount;
        return 0;
    }

    private void fill() {
        long now = nanos.getAsLong();
        left = Math.min(perMinute, left + (now - last) * perMinute / NANOS_PER_MINUTE);
        last = now;
    }
}
