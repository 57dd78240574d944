package dev.mien.timeline;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceResult;
import dev.mien.face.ValenceArousal;
import dev.mien.face.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One face over time: smoothing, events, times, signals. */
final class Person {
    private static final List<Expression> ALL = List.of(Expression.values());
    /** Intervals of the curve at first; see {@link BoundedSeries}. */
    private static final Duration STEP = Duration.ofMillis(200);
    /** Sightings after which the baseline is computed anew. */
    private static final int REFRESH = 25;

    private final long track;
    private final TimelineOptions options;
    private final float threshold;
    private final Consumer<ExpressionEvent> listener;
    private final LiveFilter live;
    private final ExpressionFilter filter;
    private final NeutralBaseline baseline = new NeutralBaseline();
    private Optional<NeutralBaseline.Correction> correction = Optional.empty();
    private final Deque<Moment> told = new ArrayDeque<>();
    private final List<EventDetector> detectors;
    private final List<ExpressionEvent> events = new ArrayList<>();
    private final WeightedMean mean = new WeightedMean();
    private final BoundedSeries series = new BoundedSeries(ALL.size() + 2, STEP);
    private final EyeSignals eyes = new EyeSignals();
    private final Dwell dwell = new Dwell();
    private final Duration first;
    private Duration last;
    private int sightings;

    /**
     * @param lagged whether to smooth from both sides
     * @param threshold least smoothed probability that is an answer
     * @param listener is told of every event that ends
     */
    Person(
            long track,
            Duration first,
            TimelineOptions options,
            boolean lagged,
            float threshold,
            Consumer<ExpressionEvent> listener) {
        this.track = track;
        this.first = first;
        this.last = first;
        this.options = options;
        this.threshold = threshold;
        this.listener = listener;
        this.live = new LiveFilter(options.smoothing());
        this.filter = lagged ? new LaggedFilter(options.smoothing()) : new LiveFilter(options.smoothing());
        EventDetector.Options asked = EventDetector.Options.defaults().withStrength(options.strength());
        this.detectors = ALL.stream()
                .filter(expression -> expression != Expression.NEUTRAL)
                .map(expression -> new EventDetector(track, expression, asked))
                .toList();
    }

    /** @return what can be said at once, smoothed by what came before only */
    TimedFace.OfPerson see(Duration time, FaceResult result) {
        last = time;
        sightings++;
        result.geometry().ifPresent(geometry -> eyes.add(time, geometry));
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
            if (sightings % REFRESH == 0 && span.appliesAt(raw.time()) && baseline.isReady()) {
                correction = Optional.of(baseline.correction());
            }
        });
        return correction.map(known -> raw.with(known.apply(raw.scores()))).orElse(raw);
    }

    void pass(Duration time) {
        filter.pass(time).forEach(this::tell);
    }

    void finish() {
        filter.finish().forEach(this::tell);
        detectors.forEach(detector -> detector.finish().ifPresent(this::note));
    }

    /** The next sighting's smoothed distribution, once it can be told. */
    TimedFace.OfPerson next() {
        return view(told.removeFirst().scores());
    }

    private void tell(Moment smoothed) {
        told.add(smoothed);
        ExpressionScores scores = smoothed.scores();
        mean.add(scores, 1);
        dwell.add(smoothed.time(), Verdict.of(scores, threshold));
        detectors.forEach(detector -> detector.add(smoothed).ifPresent(this::note));
        ValenceArousal derived = ValenceArousal.of(scores);
        double[] values = new double[ALL.size() + 2];
        for (int i = 0; i < ALL.size(); i++) {
            values[i] = scores.get(ALL.get(i));
        }
        values[ALL.size()] = derived.valence();
        values[ALL.size() + 1] = derived.arousal();
        series.add(smoothed.time(), values);
    }

    private void note(ExpressionEvent event) {
        events.add(event);
        listener.accept(event);
    }

    private TimedFace.OfPerson view(ExpressionScores smoothed) {
        return new TimedFace.OfPerson(track, smoothed, Verdict.of(smoothed, threshold));
    }

    PersonSummary summary() {
        return new PersonSummary(
                track,
                first,
                last,
                sightings,
                mean.mean(),
                dwell.times(),
                dwell.transitions(),
                events.stream()
                        .sorted(Comparator.comparing(ExpressionEvent::onset))
                        .toList(),
                new PersonSummary.Eyes(
                        eyes.blinks(), eyes.blinksPerMinute(), eyes.perclos(), eyes.meanMouthOpening()),
                series.points().stream()
                        .filter(point -> point.count() > 0)
                        .map(Person::curvePoint)
                        .toList(),
                series.step());
    }

    private static PersonSummary.CurvePoint curvePoint(BoundedSeries.Point point) {
        Map<Expression, Double> probabilities = new EnumMap<>(Expression.class);
        for (int i = 0; i < ALL.size(); i++) {
            probabilities.put(ALL.get(i), point.values().get(i));
        }
        return new PersonSummary.CurvePoint(
                point.time(),
                probabilities,
                point.values().get(ALL.size()),
                point.values().get(ALL.size() + 1));
    }
}
