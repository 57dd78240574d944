package dev.mien.timeline;

import dev.mien.face.Expression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the events of one expression on one face: wherever its smoothed probability rises to {@link Options#strength} or
 * more, from where it rose through half of its highest value to where it fell through half of it. Times between two moments
 * are interpolated. What is kept is bounded: how the curve rose, in steps of a hundredth.
 */
final class EventDetector {
    private static final double STEP = 0.01;
    /** By how much the probability is below its highest once that is an apex. */
    private static final double FALLING = 0.1;

    /**
     * @param strength least probability at the apex, 0 to 1
     * @param shortest least duration in seconds
     * @param gap seconds without the face after which an event is taken to have ended when it was last seen
     */
    record Options(double strength, double shortest, double gap) {
        Options {
            if (!(strength > 0 && strength <= 1) || !(shortest >= 0) || !(gap > 0)) {
                throw new IllegalArgumentException("events need a strength of 0 to 1, a shortest duration of 0 or more"
                        + " and a gap above 0, got " + strength + ", " + shortest + ", " + gap);
            }
        }

        Options withStrength(double other) {
            return new Options(other, shortest, gap);
        }

        /** Half, a tenth of a second, and a second, for as long somebody hidden keeps the number and may go on smiling. */
        static Options defaults() {
            return new Options(0.5, 0.1, 1);
        }
    }

    private final long track;
    private final Expression expression;
    private final Options options;
    private final double threshold;
    private final Consumer<Cue> cues;
    /** How the curve rose since it last lay below half the least strength; each value above the one before. */
    private final List<Sample> rise = new ArrayList<>();

    private @Nullable Sample before;
    /** Whether the onset of what is under way was told. */
    private boolean told;
    /** The apex that was told. */
    private @Nullable Sample toldApex;

    /**
     * @param threshold least probability that is an answer
     * @param cues takes onsets, apexes and offsets as they can be known
     */
    EventDetector(long track, Expression expression, Options options, double threshold, Consumer<Cue> cues) {
        this.track = track;
        this.cues = cues;
        this.threshold = threshold;
        this.expression = expression;
        this.options = options;
    }

    /** @return the event that has just ended, if one has */
    Optional<ExpressionEvent> add(Moment smoothed) {
        Sample sample = new Sample(smoothed.time(), smoothed.scores().get(expression));
        Optional<ExpressionEvent> ended = Optional.empty();
        Sample previous = before;
        if (previous != null && smoothed.secondsSince(previous.time()) > options.gap) {
            ended = finish();
            previous = null;
        }
        if (!rise.isEmpty() && previous != null && sample.value() <= apex().value() / 2) {
            ended = end(previous.crossing(sample, apex().value() / 2));
        }
        if (rise.isEmpty()) {
            if (sample.value() > options.strength / 2) {
                if (previous != null && previous.value() < sample.value()) {
                    rise.add(previous);
                }
                rise.add(sample);
            }
        } else if (sample.value() >= apex().value() + STEP || (rise.size() == 1 && sample.value() > apex().value())) {
            rise.add(sample); // the first stays, for it may be the onset
        } else if (sample.value() > apex().value()) {
            rise.set(rise.size() - 1, sample);
        }
        before = sample;
        tell(sample);
        return ended;
    }

    private void tell(Sample now) {
        if (rise.isEmpty() || apex().value() < options.strength) {
            return;
        }
        if (!told && now.time().minus(onset()).toNanos() / 1e9 >= options.shortest) {
            cue(Cue.Kind.ONSET, onset(), apex().value());
            told = true;
        }
        if (told && now.value() <= apex().value() - FALLING) {
            tellApex();
        }
    }

    /** Unless it was. */
    private void tellApex() {
        if (!apex().equals(toldApex)) {
            toldApex = apex();
            cue(Cue.Kind.APEX, apex().time(), apex().value());
        }
    }

    private void cue(Cue.Kind kind, Duration time, double value) {
        cues.accept(new Cue(kind, track, time, Optional.of(expression), value));
    }

    /** The event under way, ended with the last moment. */
    Optional<ExpressionEvent> finish() {
        Optional<ExpressionEvent> ended = before == null ? Optional.empty() : end(before.time());
        before = null;
        return ended;
    }

    private Optional<ExpressionEvent> end(Duration offset) {
        Optional<ExpressionEvent> ended = event(offset);
        if (ended.isPresent() && !told) {
            cue(Cue.Kind.ONSET, onset(), apex().value());
            told = true;
        }
        if (told) {
            tellApex();
            cue(Cue.Kind.OFFSET, offset, apex().value());
        }
        told = false;
        toldApex = null;
        rise.clear();
        return ended;
    }

    private Sample apex() {
        return rise.get(rise.size() - 1);
    }

    private Optional<ExpressionEvent> event(Duration offset) {
        if (rise.isEmpty() || apex().value() < options.strength) {
            return Optional.empty();
        }
        ExpressionEvent event = new ExpressionEvent(
                track, expression, onset(), apex().time(), offset, apex().value(), apex().value() >= threshold);
        return event.duration().toNanos() / 1e9 < options.shortest ? Optional.empty() : Optional.of(event);
    }

    private Duration onset() {
        double half = apex().value() / 2;
        for (int i = 1; i < rise.size(); i++) {
            if (rise.get(i).value() >= half && rise.get(i - 1).value() < half) {
                return rise.get(i - 1).crossing(rise.get(i), half);
            }
        }
        return rise.get(0).time();
    }
}
