package dev.mien.timeline;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceGeometry;
import dev.mien.face.ValenceArousal;
import dev.mien.face.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is kept of a person, there or gone: sums, events and a curve of bounded length. */
final class PersonLog {
    private static final List<Expression> ALL = List.of(Expression.values());
    /** Intervals of the curve at first; see {@link BoundedSeries}. */
    private static final Duration STEP = Duration.ofMillis(200);

    private final long track;
    private final Duration first;
    private final List<ExpressionEvent> events = new ArrayList<>();
    private final WeightedMean mean = new WeightedMean();
    private final BoundedSeries series = new BoundedSeries(ALL.size() + 2, STEP);
    private final EyeSignals eyes = new EyeSignals();
    private final Dwell dwell = new Dwell();
    private Duration last;
    private int sightings;

    PersonLog(long track, Duration first) {
        this.track = track;
        this.first = first;
        this.last = first;
    }

    void sighting(Duration time) {
        last = time;
        sightings++;
    }

    int sightings() {
        return sightings;
    }

    void geometry(Duration time, FaceGeometry geometry) {
        eyes.add(time, geometry);
    }

    void smoothed(Duration time, ExpressionScores scores, Verdict verdict) {
        mean.add(scores, 1);
        dwell.add(time, verdict);
        ValenceArousal derived = ValenceArousal.of(scores);
        double[] values = new double[ALL.size() + 2];
        for (int i = 0; i < ALL.size(); i++) {
            values[i] = scores.get(ALL.get(i));
        }
        values[ALL.size()] = derived.valence();
        values[ALL.size() + 1] = derived.arousal();
        series.add(time, values);
    }

    void event(ExpressionEvent event) {
        events.add(event);
    }

    /** Whether a smoothed moment has come, without which there is nothing to say. */
    boolean hasAny() {
        return !mean.isEmpty();
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
                new PersonSummary.Eyes(eyes.blinks(), eyes.blinksPerMinute(), eyes.perclos(), eyes.meanMouthOpening()),
                series.points().stream()
                        .filter(point -> point.count() > 0)
                        .map(PersonLog::curvePoint)
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
