package dev.mien.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Expression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class EventDetectorTest {
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
        EventDetector detector = new EventDetector(7, Expression.HAPPINESS, EventDetector.Options.defaults(), 0.7);
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

    private static List<ExpressionEvent> events(double from, double to, DoubleUnaryOperator curve) {
        EventDetector detector = new EventDetector(7, Expression.HAPPINESS, EventDetector.Options.defaults(), 0.7);
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
