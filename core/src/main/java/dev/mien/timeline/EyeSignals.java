package dev.mien.timeline;

import dev.mien.face.FaceGeometry;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Blinks and closure of one person's eyes, from the eye aspect ratio (Soukupova and Cech 2016). Signals, not diagnoses.
 *
 * <p>How far open an eye is, is measured against the same person: the ratio over its 90 % quantile so far, which is followed
 * by stochastic approximation (Robbins and Monro 1951) from what is usual on, for somebody may be seen with closed eyes first,
 * and hardly while the eyes are closed. They close below half of it and open again above {@value #OPENS} of it; a blink is a
 * closure of at most half a second; PERCLOS (Wierwille et al. 1994) is the share of time at 20 % or less of the open eye, to
 * which the ratio of closed lids, {@value #SHUT} of the open one, counts as 0.
 */
final class EyeSignals {
    private static final double QUANTILE = 0.9;
    private static final double RATE = 0.01;
    /** The ratio of an open eye, until the person has shown it. */
    private static final double USUAL = 0.3;

    private static final double CLOSED = 0.5;
    private static final double OPENS = 0.7;
    /** How much slower than by open eyes the quantile is learned by closed ones. */
    private static final double HARDLY = 0.1;

    private static final double SHUT = 0.3;
    private static final double PERCLOS = 0.2;
    private static final double LONGEST_BLINK = 0.5;
    /** Time between two sightings that is not counted, for nothing was seen. */
    private static final double GAP = 0.5;

    private double open = USUAL;
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
        double step = RATE * (ratio > open ? QUANTILE : QUANTILE - 1);
        open *= 1 + (ratio < CLOSED * open ? HARDLY : 1) * step;
        if (seconds > GAP) {
            closed = false;
            closure = 0;
            return;
        }
        double opening = Math.max(0, (ratio / open - SHUT) / (1 - SHUT));
        watched += seconds;
        shut += opening <= PERCLOS ? seconds : 0;
        mouth += seconds * geometry.mouthOpening();
        widestMouth = Math.max(widestMouth, geometry.mouthOpening());
        boolean now = ratio < (closed ? OPENS : CLOSED) * open;
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
