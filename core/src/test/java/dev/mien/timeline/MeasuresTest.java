package dev.mien.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceGeometry;
import dev.mien.face.HeadPose;
import dev.mien.face.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    @Test
    void aFaceThatLooksSadAtRestIsNeutralAgainstItselfAndStillSmiles() {
        NeutralBaseline baseline = new NeutralBaseline();
        ExpressionScores rest = scores(0.35, 0.05, 0.6);
        ExpressionScores smile = scores(0.1, 0.8, 0.1);
        for (int i = 0; i < 5000; i++) {
            baseline.learn(new Moment(Duration.ofMillis(40L * i), i % 10 == 0 ? smile : rest, 1));
        }
        NeutralBaseline.Correction correction = baseline.correction();
        assertThat(correction.apply(rest).get(Expression.NEUTRAL)).isCloseTo(0.878f, within(0.005f));
        assertThat(correction.apply(smile).top()).isEqualTo(Expression.HAPPINESS);
    }

    @Test
    void aBaselineOfTooLittleIsRefused() {
        NeutralBaseline baseline = new NeutralBaseline();
        baseline.learn(new Moment(Duration.ZERO, scores(1, 0, 0), 1));
        assertThat(baseline.isReady()).isFalse();
        assertThatIllegalStateException().isThrownBy(baseline::correction);
    }

    @Test
    void blinksAreCountedAndLongClosuresAreNot() {
        EyeSignals signals = new EyeSignals(1);
        for (int i = 0; i < 60 * 25; i++) {
            boolean blink = i % 75 >= 70 && i % 75 < 74 && i < 1200;
            boolean asleep = i >= 1250 && i < 1350;
            signals.add(Duration.ofMillis(40L * i), geometry(blink || asleep ? 0.06 : 0.3, i == 300 ? 0.7 : 0.1));
        }
        assertThat(signals.blinks()).isEqualTo(16);
        assertThat(signals.blinksPerMinute().orElseThrow()).isCloseTo(16, within(0.1));
        assertThat(signals.perclos().orElseThrow()).isCloseTo((16 * 4 + 100) / 1500.0, within(0.005));
        assertThat(signals.meanMouthOpening().orElseThrow()).isCloseTo(0.1, within(0.001));
        assertThat(signals.widestMouthOpening()).isEqualTo(0.7);
    }

    /** Half a minute: five seconds shut at first, then open, with a lid that trembles about the middle once. */
    @Test
    void eyesThatAreSeenShutFirstAreShut() {
        EyeSignals signals = new EyeSignals(1);
        for (int i = 0; i < 30 * 25; i++) {
            double ratio = i < 125 ? 0.11 : i >= 400 && i < 408 ? (i % 2 == 0 ? 0.14 : 0.21) : 0.36;
            signals.add(Duration.ofMillis(40L * i), geometry(ratio, 0));
        }
        assertThat(signals.blinks()).isEqualTo(1);
        assertThat(signals.perclos().orElseThrow()).isBetween(5 / 30.0 - 0.01, 5.4 / 30);
    }

    @Test
    void ratesNeedTenSeconds() {
        EyeSignals signals = new EyeSignals(1);
        for (int i = 0; i < 200; i++) {
            signals.add(Duration.ofMillis(40L * i), geometry(0.3, 0));
        }
        assertThat(signals.blinksPerMinute()).isEmpty();
        assertThat(signals.perclos()).isEmpty();
    }

    @Test
    void dwellCountsTimeAndWhatFollowsWhat() {
        Dwell dwell = new Dwell();
        Verdict neutral = new Verdict.Shows(Expression.NEUTRAL);
        Verdict happy = new Verdict.Shows(Expression.HAPPINESS);
        Verdict unsure = new Verdict.Unsure("weak");
        List<Verdict> verdicts = List.of(neutral, neutral, unsure, happy, happy, neutral);
        for (int i = 0; i < verdicts.size(); i++) {
            dwell.add(Duration.ofMillis(100L * i), verdicts.get(i));
        }
        dwell.add(Duration.ofSeconds(60), neutral);
        assertThat(dwell.times())
                .containsOnly(
                        Map.entry("neutral", Duration.ofMillis(200)),
                        Map.entry("happiness", Duration.ofMillis(200)),
                        Map.entry("unsure", Duration.ofMillis(100)));
        assertThat(dwell.transitions())
                .containsOnly(
                        Map.entry(new Dwell.Transition("neutral", "happiness"), 1),
                        Map.entry(new Dwell.Transition("happiness", "neutral"), 1));
    }

    @Test
    void aCrowdIsCountedByIntervalAndASmallOneIsNotBrokenDown() {
        Crowd crowd = new Crowd(new Crowd.Options(Duration.ofSeconds(1), 3), track -> true);
        List<CrowdInterval> intervals = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Map<Long, ExpressionScores> seen = new HashMap<>(Map.of(1L, scores(1, 0, 0), 2L, scores(0, 1, 0)));
            if (i < 10 && i % 2 == 0) {
                seen.put(3L, scores(0, 1, 0));
            }
            crowd.add(Duration.ofMillis(100L * i), seen.size(), seen).ifPresent(intervals::add);
        }
        crowd.finish().ifPresent(intervals::add);
        assertThat(intervals).hasSize(2);
        CrowdInterval first = intervals.get(0);
        assertThat(first.people()).isEqualTo(3);
        assertThat(first.frames()).isEqualTo(10);
        assertThat(first.meanFaces()).isEqualTo(2.5);
        assertThat(first.mostFaces()).isEqualTo(3);
        assertThat(first.expressions().orElseThrow().get(Expression.HAPPINESS)).isCloseTo(2f / 3, within(1e-5f));
        assertThat(intervals.get(1).start()).isEqualTo(Duration.ofSeconds(1));
        assertThat(intervals.get(1).people()).isEqualTo(2);
        assertThat(intervals.get(1).expressions()).isEqualTo(Optional.empty());
    }

    @Test
    void aSeriesOfAnyLengthKeepsItsMeansInBoundedMemory() {
        BoundedSeries series = new BoundedSeries(Duration.ofMillis(40));
        for (int i = 0; i < 100_000; i++) {
            series.add(Duration.ofMillis(5000 + 40L * i), new double[] {i % 100 < 50 ? 0 : 1});
        }
        List<BoundedSeries.Point> points = series.points();
        assertThat(points).hasSizeBetween(1000, 2048);
        assertThat(points.get(0).time()).isEqualTo(Duration.ofSeconds(5));
        assertThat(points.stream().mapToInt(BoundedSeries.Point::count).sum()).isEqualTo(100_000);
        double mean = points.stream()
                        .mapToDouble(point -> point.count() * point.values().get(0))
                        .sum()
                / 100_000;
        assertThat(mean).isCloseTo(0.5, within(1e-9));
    }

    private static ExpressionScores scores(double neutral, double happiness, double sadness) {
        return new ExpressionScores(Map.of(
                Expression.NEUTRAL, (float) neutral,
                Expression.HAPPINESS, (float) happiness,
                Expression.SADNESS, (float) sadness));
    }

    private static FaceGeometry geometry(double eye, double mouth) {
        return new FaceGeometry(new HeadPose(0, 0, 0), eye, eye, mouth);
    }
}
