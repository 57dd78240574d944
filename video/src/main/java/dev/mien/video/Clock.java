package dev.mien.video;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Makes strictly increasing times of a medium's time stamps.
 *
 * <p>A stamp that is missing counts as one frame after the last. A stamp a little before the last, as a damaged file may
 * have it, or as good as the same, is moved a millisecond behind it. A stamp far before the last means that the medium starts counting anew, as
 * joined recordings do; time then goes on from where it was.
 */
final class Clock {
    private static final long NUDGE = 1_000_000;
    /** No camera is faster; and a written file can tell two frames this much apart. */
    private static final long LEAST = 20_000;

    private static final long RESTART = FFmpeg.NANOS;

    private final long step;
    private long offset;
    private long last = -1;

    /**
     * @param origin the stamp, in nanoseconds, that is time 0
     * @param step what a frame usually lasts, in nanoseconds
     */
    Clock(long origin, long step) {
        this.offset = -origin;
        this.step = step;
    }

    /**
     * @param stamp nanoseconds, if the frame has one
     */
    Duration next(OptionalLong stamp) {
        long expected = last < 0 ? 0 : last + step;
        long time = stamp.isPresent() ? stamp.getAsLong() + offset : expected;
        if (last >= 0 && time <= last - RESTART) {
            offset += expected - time;
            time = expected;
        }
        last = last < 0 ? Math.max(0, time) : time >= last + LEAST ? time : last + NUDGE;
        return Duration.ofNanos(last);
    }
}
