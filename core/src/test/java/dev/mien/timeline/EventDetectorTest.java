package dev.mien.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Expression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class EventDetectorTest {
    private final List<Cue> cues = new ArrayList<>();

    @Test
    void aTriangleHasItsHalfPointsAsOnsetAndOffset() {
        List<ExpressionEvent> events = events(0, 10, t -> Math.max(0, 0.8 - Math.abs(t - 5) * 0.4));
        assertThat(events).hasSize(1);
        ExpressionEvent event = events.get(0);
        assertThat(event.expression()).isEqualTo(Expression.HAPPINESS);
        assertThat(event.track()).isEqualTo(7);
        assertThat(seconds(event.onset())).isCloseTo(4, within(0.011));
        assertThat(seconds(event.apex())).isCloseTo(5, within(0.011));
        assertThat(seconds(event.offset())).isCloseTo(6, within(0.011));
        assertThat(event.strength()).isCloseTo(0.8, within(0.005));
    }

    @Test
    void aDipThatStaysAboveHalfIsOneEventADeeperOneTwo() {
        assertThat(events(0, 10, t -> 0.7 + 0.2 * Math.cos(2 * Math.PI * t / 5)))
                .hasSize(1);
        assertThat(events(0, 10, t -> 0.5 + 0.4 * Math.cos(2 * Math.PI * t / 5 - Math.PI)))
                .hasSize(2)
                .extracting(event -> Math.round(seconds(event.apex()) * 10) / 10.0)
                .containsExactly(2.5, 7.5);
    }

    @Test
    void whatStaysWeakOrIsOverAtOnceIsNoEvent() {
        assertThat(events(0, 10, t -> 0.45)).isEmpty();
        assertThat(events(0, 10, t -> Math.abs(t - 5) < 0.03 ? 0.9 : 0)).isEmpty();
    }

    @Test
    void anEventUnderWayEndsWithTheTrackAndOneAcrossALongGapWhereItWasLastSeen() {
        assertThat(events(0, 3, t -> t < 1 ? 0 : 0.9))
                .singleElement()
                .satisfies(event -> assertThat(seconds(event.offset())).isCloseTo(2.99, within(0.011)));
        EventDetector detector =
                new EventDetector(7, Expression.HAPPINESS, EventDetector.Options.defaults(), 0.7, cues::add);
        List<ExpressionEvent> events = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            if (i < 100 || i >= 200) {
                detector.add(FilterTest.moment(i, 0.9, 1)).ifPresent(events::add);
            }
        }
        detector.finish().ifPresent(events::add);
        assertThat(events).extracting(event -> seconds(event.offset())).containsExactly(0.99, 3.99);
    }

    @Test
    void whoComesShowingItHasItsOnsetWhereItWasFirstSeen() {
        assertThat(events(0, 3, t -> 0.95 + 0.001 * t))
                .singleElement()
                .satisfies(event -> assertThat(seconds(event.onset())).isZero());
    }

    @Test
    void onsetApexAndOffsetAreToldWhileTheEventGoesOn() {
        EventDetector detector =
                new EventDetector(7, Expression.HAPPINESS, EventDetector.Options.defaults(), 0.7, cues::add);
        // Up to .9 at 4.5 s and down again, .2 a second: .5 is reached at 2.5 s, .8 on the way down at 5 s, .45 at 6.75
        // s.
        List<Double> known = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            int before = cues.size();
            detector.add(FilterTest.moment(i, Math.max(0, 0.9 - Math.abs(i / 100.0 - 4.5) * 0.2), 1));
            if (cues.size() > before) {
                known.add(i / 100.0);
            }
        }
        assertThat(cues).extracting(Cue::kind).containsExactly(Cue.Kind.ONSET, Cue.Kind.APEX, Cue.Kind.OFFSET);
        assertThat(known)
                .satisfiesExactly(
                        onset -> assertThat(onset).isCloseTo(2.5, within(0.011)),
                        apex -> assertThat(apex).isCloseTo(5, within(0.05)),
                        offset -> assertThat(offset).isCloseTo(6.75, within(0.02)));
        assertThat(seconds(cues.get(0).time()))
                .as("half of what it has reached")
                .isCloseTo(1.25, within(0.02));
        assertThat(seconds(cues.get(1).time())).isCloseTo(4.5, within(0.05));
        assertThat(cues).extracting(Cue::expression).containsOnly(Optional.of(Expression.HAPPINESS));
        assertThat(cues.get(0).value()).isCloseTo(0.5, within(0.01));
        assertThat(cues.get(2).value()).isCloseTo(0.9, within(0.01));
    }

    @Test
    void aHigherApexIsToldAnewAndEveryOnsetHasItsOffset() {
        events(0, 10, t -> 0.7 + 0.2 * Math.cos(2 * Math.PI * t / 5 - Math.PI) + 0.005 * t);
        assertThat(cues)
                .extracting(Cue::kind)
                .containsExactly(Cue.Kind.ONSET, Cue.Kind.APEX, Cue.Kind.APEX, Cue.Kind.OFFSET);
        assertThat(cues.get(2).value()).isGreaterThan(cues.get(1).value());
        cues.clear();
        events(0, 3, t -> t < 1 ? 0 : 0.9);
        assertThat(cues)
                .as("cut off at its height")
                .extracting(Cue::kind)
                .containsExactly(Cue.Kind.ONSET, Cue.Kind.APEX, Cue.Kind.OFFSET);
        cues.clear();
        events(0, 10, t -> Math.abs(t - 5) < 0.03 ? 0.9 : 0);
        assertThat(cues).as("too short").isEmpty();
    }

    private List<ExpressionEvent> events(double from, double to, DoubleUnaryOperator curve) {
        EventDetector detector =
                new EventDetector(7, Expression.HAPPINESS, EventDetector.Options.defaults(), 0.7, cues::add);
        List<ExpressionEvent> events = new ArrayList<>();
        for (int i = (int) (from * 100); i < to * 100; i++) {
            detector.add(FilterTest.moment(i, curve.applyAsDouble(i / 100.0), 1))
                    .ifPresent(events::add);
        }
        detector.finish().ifPresent(events::add);
        return events;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
