package dev.mien.timeline;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceResult;
import dev.mien.face.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A person while there: smoothing, baseline and events under way. What is to last goes into the {@link PersonLog}. */
final class Person {
    /** Sightings after which the baseline is computed anew. */
    private static final int REFRESH = 25;

    private final long track;
    private final PersonLog log;
    private final TimelineOptions options;
    private final float threshold;
    /** What waits until this is known to be somebody. */
    private final Findings held;

    private final Findings out;
    private final LiveFilter live;
    private final ExpressionFilter filter;
    private final NeutralBaseline baseline = new NeutralBaseline();
    /** By expression, neutral aside; none before the first smoothed moment. */
    private final Map<Expression, EventDetector> detectors = new LinkedHashMap<>();
    /** Smoothed moments whose frames have not been told. */
    private final Deque<Moment> told = new ArrayDeque<>();

    private Optional<NeutralBaseline.Correction> correction = Optional.empty();

    /**
     * @param lagged whether to smooth from both sides
     * @param threshold least smoothed probability that is an answer
     * @param held where the log puts what it finds
     * @param out where that goes once this is known to be somebody
     */
    Person(
            long track,
            PersonLog log,
            TimelineOptions options,
            boolean lagged,
            float threshold,
            Findings held,
            Findings out) {
        this.track = track;
        this.log = log;
        this.options = options;
        this.threshold = threshold;
        this.held = held;
        this.out = out;
        this.live = new LiveFilter(options.smoothing());
        this.filter = lagged ? new LaggedFilter(options.smoothing()) : new LiveFilter(options.smoothing());
    }

    /** @return what can be said at once, smoothed by what came before only */
    TimedFace.OfPerson see(Duration time, FaceResult result) {
        log.sighting(time, result.face().confidence(), result.quality().pass());
        result.geometry().ifPresent(geometry -> log.geometry(time, geometry));
        Moment moment = against(Moment.of(time, result));
        filter.add(moment).forEach(this::tell);
        return view(live.smooth(moment).scores());
    }

    /** The moment against the person's own neutral face, where that is asked for and known. */
    private Moment against(Moment raw) {
        options.baseline().ifPresent(span -> {
            if (span.learnsAt(raw.time())) {
                baseline.learn(raw);
            }
            if (log.sightings() % REFRESH == 0 && span.appliesAt(raw.time()) && baseline.isReady()) {
                correction = Optional.of(baseline.correction());
            }
        });
        return correction.map(known -> raw.with(known.apply(raw.scores()))).orElse(raw);
    }

    /** Whether there is anything that waits until this is known to be somebody. */
    boolean isWaiting() {
        return !held.isEmpty();
    }

    /** Time goes by without a sighting. */
    void pass(Duration time) {
        filter.pass(time).forEach(this::tell);
    }

    /** No more sightings come. */
    void finish() {
        filter.finish().forEach(this::tell);
        log.gone();
        detectors.values().forEach(detector -> detector.finish().ifPresent(log::event));
    }

    /** The next sighting's smoothed distribution, once it can be told. */
    TimedFace.OfPerson next() {
        return view(told.removeFirst().scores());
    }

    /** Whether every smoothed moment has been given out by {@link #next}. */
    boolean isTold() {
        return told.isEmpty();
    }

    private void tell(Moment smoothed) {
        told.add(smoothed);
        log.smoothed(smoothed.time(), smoothed.scores(), Verdict.of(smoothed.scores(), threshold));
        for (Expression expression : smoothed.scores().labels()) {
            if (!expression.isNeutral()) {
                detectors
                        .computeIfAbsent(expression, this::detector)
                        .add(smoothed)
                        .ifPresent(log::event);
            }
        }
    }

    private EventDetector detector(Expression expression) {
        EventDetector.Options asked = EventDetector.Options.defaults().withStrength(options.strength());
        return new EventDetector(track, expression, asked, threshold, held::add);
    }

    /**
     * Gives out what was found of somebody.
     *
     * @param video how long the video is, as far as is known
     */
    void release(Duration video) {
        if (isWaiting() && log.isPerson(options.presence(), video)) {
            held.moveTo(out);
        }
    }

    private TimedFace.OfPerson view(ExpressionScores smoothed) {
        return new TimedFace.OfPerson(track, smoothed, Verdict.of(smoothed, threshold));
    }
}
