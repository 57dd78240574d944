package dev.mien.timeline;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Expressions;
import dev.mien.face.FaceGeometry;
import dev.mien.face.ValenceArousal;
import dev.mien.face.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** What is kept of a person, there or gone: sums, events and a curve of bounded length. */
final class PersonLog {
    /** Intervals of the curve at first; see {@link BoundedSeries}. */
    private static final Duration STEP = Duration.ofMillis(200);

    private final long track;
    private final Duration since;
    private final Duration first;
    private final List<ExpressionEvent> events = new ArrayList<>();
    private final WeightedMean mean = new WeightedMean();
    private final BoundedSeries series = new BoundedSeries(STEP);
    private final List<Signal> signals = new ArrayList<>();
    private final Findings found;
    private final EyeSignals eyes;
    private final LookingAwayDetector head;
    private final Dwell dwell = new Dwell();
    private Duration last;
    private int sightings;
    private double confidence;
    private boolean clear;
    private boolean confirmed;

    /**
     * @param since when the track began, before it had a number
     * @param first when first seen with it
     * @param found takes what is found besides
     */
    PersonLog(long track, Duration since, Duration first, Findings found) {
        this.track = track;
        this.since = since;
        this.first = first;
        this.last = first;
        this.found = found;
        this.eyes = new EyeSignals(track);
        this.head = new LookingAwayDetector(track, found::add);
    }

    /**
     * @param detected the detector's confidence in the face
     * @param well whether it is seen well enough for an answer
     */
    void sighting(Duration time, double detected, boolean well) {
        last = time;
        clear |= well;
        sightings++;
        confidence += detected;
    }

    /**
     * Whether this is somebody; once so, always so.
     *
     * @param video how long the video is, as far as is known
     */
    boolean isPerson(Presence presence, Duration video) {
        confirmed |= presence.holds(last.minus(since), confidence / Math.max(1, sightings), clear, video);
        return confirmed;
    }

    int sightings() {
        return sightings;
    }

    void geometry(Duration time, FaceGeometry geometry) {
        eyes.add(time, geometry).ifPresent(blink -> {
            signal(blink);
            found.add(new Cue(Cue.Kind.BLINK, track, blink.onset(), Optional.empty(), blink.closure()));
        });
        head.add(time, geometry.pose()).ifPresent(this::signal);
    }

    /** The track has ended. */
    void gone() {
        head.finish().ifPresent(this::signal);
    }

    private void signal(Signal signal) {
        signals.add(signal);
        found.add(signal);
    }

    void smoothed(Duration time, ExpressionScores scores, Verdict verdict) {
        mean.add(scores, 1);
        dwell.add(time, verdict);
        DoubleStream probabilities =
                Expressions.listed(scores.labels()).stream().mapToDouble(scores::get);
        DoubleStream derived =
                ValenceArousal.of(scores).stream().flatMapToDouble(at -> DoubleStream.of(at.valence(), at.arousal()));
        double unsure = verdict instanceof Verdict.Unsure ? 1 : 0;
        series.add(
                time,
                DoubleStream.concat(DoubleStream.of(unsure), DoubleStream.concat(probabilities, derived))
                        .toArray());
    }

    void event(ExpressionEvent event) {
        events.add(event);
        found.add(event);
    }

    /** Whether a smoothed moment has come, without which there is nothing to say. */
    boolean hasAny() {
        return !mean.isEmpty();
    }

    PersonSummary summary() {
        List<Expression> labels = Expressions.listed(mean.mean().labels());
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
                signals.stream().sorted(Comparator.comparing(Signal::onset)).toList(),
                head.total(),
                new PersonSummary.Eyes(eyes.blinks(), eyes.blinksPerMinute(), eyes.perclos(), eyes.meanMouthOpening()),
                series.points().stream()
                        .filter(point -> point.count() > 0)
                        .map(point -> curvePoint(point, labels))
                        .toList(),
                series.step());
    }

    private static PersonSummary.CurvePoint curvePoint(BoundedSeries.Point point, List<Expression> labels) {
        Map<Expression, Double> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            probabilities.put(labels.get(i), point.values().get(i + 1));
        }
        List<Double> derived =
                point.values().subList(labels.size() + 1, point.values().size());
        return new PersonSummary.CurvePoint(
                point.time(),
                probabilities,
                point.values().get(0),
                derived.isEmpty() ? Optional.empty() : Optional.of(new ValenceArousal(derived.get(0), derived.get(1))));
    }
}
