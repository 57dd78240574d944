package dev.mien.timeline;

import dev.mien.face.FaceGeometry;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Blinks and closure of one person's eyes, from the eye aspect ratio (Soukupova and Cech 2016). Signals, not diagnoses.
 *
 * <p>How far open an eye is, is measured against the same person: the ratio over its 90 % quantile so far, which is followed
 * by stochastic approximation (Robbins and Monro 1951). Closed is below half of it; a blink is a closure of at most half a
 * second; PERCLOS (Wierwille et al. 1994) is the share of time at 20 % or less of the open eye, to which the ratio of closed
 * lids, {@value #SHUT} of the open one, counts as 0.
 */
final class EyeSignals {
    private static final double QUANTILE = 0.9;
    private static final double RATE = 0.01;
    private static final double CLOSED = 0.5;
    private static final double SHUT = 0.25;
    private static final double PERCLOS = 0.2;
    private static final double LONGEST_BLINK = 0.5;
    /** Time between two sightings that is not counted, for nothing was seen. */
    private static final double GAP = 0.5;

    private double open;
    private @Nullable Duration latest;
    private boolean closed;
    private double closure;
    private int blinks;
    private double watched;
    private double shut;
    private double mouth;
    private double widestMouth;

    public void add(Duration time, FaceGeometry geometry) {
        double ratio = (geometry.rightEyeAspectRatio() + geometry.leftEyeAspectRatio()) / 2;
        double seconds = latest == null ? 0 : time.minus(latest).toNanos() / 1e9;
        latest = time;
        open = open == 0 ? ratio : Math.max(1e-3, open + RATE * (ratio > open ? QUANTILE : QUANTILE - 1) * open);
        if (seconds > GAP) {
            closed = false;
            return;
        }
        double opening = Math.max(0, (ratio / open - SHUT) / (1 - SHUT));
        watched += seconds;
        shut += opening <= PERCLOS ? seconds : 0;
        mouth += seconds * geometry.mouthOpening();
        widestMouth = Math.max(widestMouth, geometry.mouthOpening());
        boolean now = ratio < CLOSED * open;
        closure = now ? closure + seconds : closure;
        if (closed && !now) {
            blinks += closure <= LONGEST_BLINK ? 1 : 0;
            closure = 0;
        }
        closed = now;
    }

    /** {@return closures of at most half a second so far} */
    public int blinks() {
        return blinks;
    }

    /** {@return blinks a minute; empty until ten seconds have been seen} */
    public OptionalDouble blinksPerMinute() {
        return watched < 10 ? OptionalDouble.empty() : OptionalDouble.of(blinks * 60 / watched);
    }

    /**
     * {@return share of the time with the eyes closed by 80 % or more, 0 to 1; empty until ten seconds have been seen}
     */
    public OptionalDouble perclos() {
        return watched < 10 ? OptionalDouble.empty() : OptionalDouble.of(shut / watched);
    }

    /**
     * {@return mean mouth opening over time, as in {@link FaceGeometry#mouthOpening}; empty if nothing has been seen}
     */
    public OptionalDouble meanMouthOpening() {
        return watched == 0 ? OptionalDouble.empty() : OptionalDouble.of(mouth / watched);
    }

    public double widestMouthOpening() {
        return widestMouth;
    }
}
