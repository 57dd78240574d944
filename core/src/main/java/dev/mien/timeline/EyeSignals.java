package dev.mien.timeline;

import dev.mien.face.FaceGeometry;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Blinks and closure of one person's eyes, from the eye aspect ratio (Soukupova and Cech 2016). Signals, not diagnoses.
 *
 * <p>How far open an eye is, is measured against the same person: the ratio over its 90 % quantile so far, which is followed
 * by stochastic approximation (Robbins and Monro 1951) from what is usual on, for somebody may be seen with closed eyes first,
 * and hardly while the eyes are closed. They close below {@value #CLOSED} of it and open again above {@value #OPENS} of it, both
 * times interpolated between frames; a {@link Blink} is a closure of at most half a second that was seen to begin; PERCLOS
 * (Wierwille et al. 1994) is the share of time at 20 % or less of the open eye, to which the ratio of closed lids, {@value #SHUT}
 * of the open one, counts as 0.
 */
final class EyeSignals {
    private static final double QUANTILE = 0.9;
    private static final double RATE = 0.01;
    /** The ratio of an open eye, until the person has shown it. */
    private static final double USUAL = 0.3;

    private static final double CLOSED = 0.65;
    private static final double OPENS = 0.8;
    /** How much slower than by open eyes the quantile is learned by closed ones. */
    private static final double HARDLY = 0.1;

    private static final double SHUT = 0.4;
    private static final double PERCLOS = 0.2;
    private static final Duration LONGEST_BLINK = Duration.ofMillis(500);
    /** Time between two sightings that is not counted, for nothing was seen. */
    private static final double GAP = 0.5;

    private final long track;
    private double open = USUAL;
    private @Nullable Sample before;
    private boolean closed;
    /** When the eyes were seen to close. */
    private @Nullable Duration onset;
    /** The least share of the open eye since then. */
    private Sample least = new Sample(Duration.ZERO, 1);

    private int blinks;
    private double watched;
    private double shut;
    private double mouth;
    private double widestMouth;

    EyeSignals(long track) {
        this.track = track;
    }

    /** @return the blink that has just ended, if one has */
    Optional<Blink> add(Duration time, FaceGeometry geometry) {
        double ratio = (geometry.rightEyeAspectRatio() + geometry.leftEyeAspectRatio()) / 2;
        boolean first = before == null;
        Sample previous = before == null ? new Sample(time, ratio) : before;
        double seconds = time.minus(previous.time()).toNanos() / 1e9;
        before = new Sample(time, ratio);
        double step = RATE * (ratio > open ? QUANTILE : QUANTILE - 1);
        open *= 1 + (ratio < CLOSED * open ? HARDLY : 1) * step;
        if (first || seconds > GAP) {
            closed = ratio < CLOSED * open;
            onset = null;
            return Optional.empty();
        }
        watched += seconds;
        shut += Math.max(0, (ratio / open - SHUT) / (1 - SHUT)) <= PERCLOS ? seconds : 0;
        mouth += seconds * geometry.mouthOpening();
        widestMouth = Math.max(widestMouth, geometry.mouthOpening());
        return blink(previous, new Sample(time, ratio));
    }

    private Optional<Blink> blink(Sample previous, Sample now) {
        Sample share = new Sample(now.time(), now.value() / open);
        if (!closed) {
            closed = share.value() < CLOSED;
            onset = closed ? previous.crossing(now, CLOSED * open) : null;
            least = share;
            return Optional.empty();
        }
        least = share.value() < least.value() ? share : least;
        closed = share.value() < OPENS;
        if (closed || onset == null) {
            return Optional.empty();
        }
        Blink blink = new Blink(track, onset, least.time(), previous.crossing(now, OPENS * open), 1 - least.value());
        if (blink.duration().compareTo(LONGEST_BLINK) > 0) {
            return Optional.empty();
        }
        blinks++;
        return Optional.of(blink);
    }

    /** {@return closures of at most half a second so far} */
    int blinks() {
        return blinks;
    }

    /** {@return blinks a minute; empty until ten seconds have been seen} */
    OptionalDouble blinksPerMinute() {
        return watched < 10 ? OptionalDouble.empty() : OptionalDouble.of(blinks * 60 / watched);
    }

    /**
     * {@return share of the time with the eyes closed by 80 % or more, 0 to 1; empty until ten seconds have been seen}
     */
    OptionalDouble perclos() {
        return watched < 10 ? OptionalDouble.empty() : OptionalDouble.of(shut / watched);
    }

    /**
     * {@return mean mouth opening over time, as in {@link FaceGeometry#mouthOpening}; empty if nothing has been seen}
     */
    OptionalDouble meanMouthOpening() {
        return watched == 0 ? OptionalDouble.empty() : OptionalDouble.of(mouth / watched);
    }

    double widestMouthOpening() {
        return widestMouth;
    }
}
