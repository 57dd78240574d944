package dev.mien.timeline;

import java.time.Duration;

/** A number at a time. */
record Sample(Duration time, double value) {
    /** When the line from this sample to another passes a value; one end of it if it does not. */
    Duration crossing(Sample other, double level) {
        double share = (level - value) / (other.value - value);
        long nanos = other.time.minus(time).toNanos();
        return time.plusNanos(Math.round(nanos * Math.max(0, Math.min(1, share))));
    }
}
