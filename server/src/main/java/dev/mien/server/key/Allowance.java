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
     * Takes an amount if so much is left.
     *
     * @return seconds until there will be so much; 0 if it was taken
     */
    synchronized double take(double amount) {
        fill();
        if (amount > left) {
            return (amount - left) * 60 / perMinute;
        }
        left -= amount;
        return 0;
    }

    /** {@return seconds until anything is left; 0 if something is} */
    synchronized double empty() {
        fill();
        return left > 0 ? 0 : Math.max(-left * 60 / perMinute, 1e-3);
    }

    /** Takes an amount, whether so much is left or not. */
    synchronized void spend(double amount) {
        fill();
        left -= amount;
    }

    private void fill() {
        long now = nanos.getAsLong();
        left = Math.min(perMinute, left + (now - last) * perMinute / NANOS_PER_MINUTE);
        last = now;
    }
}
