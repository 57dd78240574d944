package dev.mien.timeline;

import static dev.mien.face.Expression.HAPPINESS;
import static dev.mien.face.Expression.NEUTRAL;
import static dev.mien.face.Expression.SADNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.HeadPose;
import dev.mien.face.Quality;
import dev.mien.face.Readings;
import dev.mien.face.Track;
import dev.mien.face.Verdict;
import dev.mien.follow.FollowedFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Frames of 25 a second, with faces made by hand. */
class TimelineTest {
    private static final TimelineOptions DEFAULTS = TimelineOptions.defaults();
    private static final ExpressionScores REST = scores(0.9, 0.05, 0.05);
    private static final ExpressionScores SMILE = scores(0.04, 0.92, 0.04);

    private final List<ExpressionEvent> events = new ArrayList<>();
    private final Map<Long, Duration> begun = new HashMap<>();
    private final List<TimedFrame> told = new ArrayList<>();

    @Test
    void waitingFramesAreToldOnceInOrderAfterTheLag() {
        Timeline timeline = lagged(DEFAULTS);
        for (int i = 0; i < 40; i++) {
            TimedFrame now = add(timeline, frame(i, Map.of(1L, REST)));
            assertThat(now.frame().result().index()).isEqualTo(i);
            // Four time constants of 0.15 s are fifteen frames.
            assertThat(told).hasSize(Math.max(0, i - 14));
        }
        finish(timeline);
        assertThat(told).extracting(frame -> frame.frame().result().index()).containsExactlyElementsOf(indices(40));
        finish(timeline);
        assertThat(told).hasSize(40);
    }

    @Test
    void aLiveFrameIsToldAtOnceAsItIsShown() {
        Timeline timeline = live(DEFAULTS);
        for (int i = 0; i < 20; i++) {
            TimedFrame now = add(timeline, frame(i, Map.of(1L, i < 10 ? REST : SMILE)));
            assertThat(told).hasSize(i + 1);
            assertThat(told.get(i)).isEqualTo(now);
        }
        finish(timeline);
        assertThat(told).hasSize(20);
    }

    @Test
    void fromBothSidesAStepStaysInItsPlaceLiveItComesLate() {
        Timeline lagged = lagged(DEFAULTS);
        List<TimedFrame> now = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            now.add(add(lagged, frame(i, Map.of(1L, i < 30 ? REST : SMILE))));
        }
        finish(lagged);
        assertThat(happiness(told.get(29))).isLessThan(0.5f);
        assertThat(happiness(told.get(30))).isGreaterThan(0.5f);
        assertThat(happiness(now.get(30))).isLessThan(0.5f);
        assertThat(happiness(now.get(34))).isGreaterThan(0.5f);
        assertThat(person(told.get(50)).verdict()).isEqualTo(new Verdict.Shows(HAPPINESS));
    }

    @Test
    void aFaceThatIsNobodyYetKeepsItsOwnAnswerOnly() {
        Timeline timeline = live(DEFAULTS);
        FaceResult nobody = face(SMILE, true);
        FrameResult result = new FrameResult(0, Duration.ZERO, 640, 360, List.of(nobody));
        TimedFrame frame = add(timeline, new FollowedFrame(result, List.of(), true));
        assertThat(frame.faces()).containsExactly(new TimedFace(nobody, Optional.empty()));
        assertThat(timeline.people()).isEmpty();
        finish(timeline);
        assertThat(timeline.crowd()).singleElement().satisfies(interval -> {
            assertThat(interval.people()).isZero();
            assertThat(interval.mostFaces()).isEqualTo(1);
        });
    }

    @Test
    void eventsAreToldAsTheyEndAndStayWithTheirPerson() {
        Timeline timeline = lagged(DEFAULTS);
        for (int i = 0; i < 150; i++) {
            boolean first = i >= 50 && i < 75;
            boolean second = i >= 130;
            add(timeline, frame(i, Map.of(1L, first ? SMILE : REST, 2L, second ? SMILE : REST)));
        }
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.track()).isEqualTo(1);
            assertThat(event.expression()).isEqualTo(HAPPINESS);
            assertThat(event.onset()).isBetween(time(48), time(51));
            assertThat(event.offset()).isBetween(time(73), time(76));
        });
        finish(timeline);
        assertThat(events).extracting(ExpressionEvent::track).containsExactly(1L, 2L);
        assertThat(events.get(1).offset()).isEqualTo(time(149));
        assertThat(timeline.people().get(0).events()).containsExactly(events.get(0));
        assertThat(timeline.people().get(1).events()).containsExactly(events.get(1));
    }

    @Test
    void ofSomebodyWhoHasGoneTheFiguresStay() {
        Timeline timeline = lagged(DEFAULTS);
        for (int i = 0; i < 120; i++) {
            add(timeline, frame(i, i < 50 ? Map.of(1L, i < 25 ? REST : SMILE) : Map.of()));
            if (i == 60) {
                assertThat(events).as("an event ends with its track").hasSize(1);
            }
        }
        finish(timeline);
        assertThat(told).hasSize(120);
        assertThat(told.get(49).faces().get(0).person()).isPresent();
        PersonSummary person = timeline.people().get(0);
        assertThat(person.track()).isEqualTo(1);
        assertThat(List.of(person.first(), person.last())).containsExactly(time(0), time(49));
        assertThat(person.sightings()).isEqualTo(50);
        assertThat(person.mean().get(HAPPINESS)).isCloseTo((0.05f + 0.92f) / 2, within(0.02f));
        assertThat(person.dwell().get("neutral")).isBetween(time(23), time(26));
        assertThat(person.dwell().get("happiness")).isBetween(time(22), time(26));
        assertThat(person.transitions()).containsOnly(Map.entry(new Dwell.Transition("neutral", "happiness"), 1));
        assertThat(person.step()).isEqualTo(Duration.ofMillis(200));
        assertThat(person.curve()).hasSize(10);
        assertThat(person.curve().get(9).probabilities().get(HAPPINESS)).isCloseTo(0.92, within(0.01));
        assertThat(person.curve().get(9).derived().orElseThrow().valence())
                .isGreaterThan(person.curve().get(0).derived().orElseThrow().valence());
        assertThat(person.eyes().meanMouthOpening().orElseThrow()).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void aFaceThatIsLostForAMomentIsOnePerson() {
        Timeline timeline = lagged(DEFAULTS);
        for (int i = 0; i < 60; i++) {
            Track lost = new Track(1, face(REST, true).face(), OptionalInt.empty(), time(0), time(19));
            FrameResult empty = new FrameResult(i, time(i), 640, 360, List.of());
            boolean hidden = i >= 20 && i < 40;
            add(timeline, hidden ? new FollowedFrame(empty, List.of(lost), true) : frame(i, Map.of(1L, REST)));
        }
        finish(timeline);
        assertThat(told).hasSize(60);
        assertThat(timeline.people())
                .singleElement()
                .satisfies(person -> assertThat(person.sightings()).isEqualTo(40));
    }

    @Test
    void aPoorFaceCountsLittle() {
        Timeline timeline = live(DEFAULTS);
        for (int i = 0; i < 20; i++) {
            add(timeline, frame(i, Map.of(1L, REST)));
        }
        FrameResult poor = new FrameResult(20, time(20), 640, 360, List.of(face(SMILE, false)));
        FrameResult good = new FrameResult(21, time(21), 640, 360, List.of(face(SMILE, true)));
        List<Track> track = frame(20, Map.of(1L, SMILE)).tracks();
        assertThat(happiness(add(timeline, new FollowedFrame(poor, track, true))))
                .isLessThan(0.1f);
        assertThat(happiness(add(timeline, new FollowedFrame(good, track, true))))
                .isGreaterThan(0.2f);
    }

    @Test
    void againstTheOwnNeutralFaceWhoLooksSadAtRestIsNeutral() {
        ExpressionScores sadAtRest = scores(0.35, 0.05, 0.6);
        TimelineOptions always =
                new TimelineOptions(0.15, 0.5, Optional.of(TimelineOptions.Baseline.ALWAYS), DEFAULTS.crowd());
        TimelineOptions later = new TimelineOptions(
                0.15, 0.5, Optional.of(new TimelineOptions.Baseline(time(0), time(100))), DEFAULTS.crowd());
        Timeline plain = live(DEFAULTS);
        Timeline against = live(always);
        Timeline once = live(later);
        for (int i = 0; i < 200; i++) {
            FollowedFrame frame = frame(i, Map.of(1L, sadAtRest));
            assertThat(top(add(plain, frame))).isEqualTo("sadness");
            String seen = top(add(against, frame));
            String seenOnce = top(add(once, frame));
            if (i < 25) {
                assertThat(seen).isEqualTo("sadness");
            }
            if (i < 99) {
                assertThat(seenOnce).isEqualTo("sadness");
            }
            if (i > 140) {
                assertThat(List.of(seen, seenOnce)).containsOnly("neutral");
            }
        }
        assertThat(told.get(0).faces().get(0).result().scores())
                .as("what the face shows by itself stays")
                .isEqualTo(sadAtRest);
    }

    @Test
    void whatIsSeenForAMomentIsNobody() {
        Timeline timeline = lagged(DEFAULTS);
        for (int i = 0; i < 100; i++) {
            boolean flash = i >= 40 && i < 60;
            add(timeline, frame(i, flash ? Map.of(1L, SMILE, 2L, SMILE) : Map.of(1L, SMILE)));
        }
        finish(timeline);
        assertThat(timeline.people()).extracting(PersonSummary::track).containsExactly(1L);
        assertThat(timeline.briefSightings()).isEqualTo(1);
        assertThat(events).extracting(ExpressionEvent::track).containsOnly(1L);
    }

    @Test
    void inAShortVideoHalfOfItIsEnough() {
        Timeline timeline = lagged(DEFAULTS);
        for (int i = 0; i < 20; i++) {
            add(timeline, frame(i, i >= 5 ? Map.of(1L, SMILE) : Map.of()));
        }
        finish(timeline);
        assertThat(events).extracting(ExpressionEvent::track).containsOnly(1L);
        assertThat(timeline.people()).hasSize(1);
        assertThat(timeline.briefSightings()).isZero();
    }

    @Test
    void aCrowdIsBrokenDownWhereItIsLargeEnough() {
        TimelineOptions options =
                new TimelineOptions(0.15, 0.5, Optional.empty(), new Crowd.Options(Duration.ofSeconds(2), 2));
        Timeline timeline = lagged(options);
        for (int i = 0; i < 100; i++) {
            add(timeline, frame(i, i < 50 ? Map.of(1L, SMILE, 2L, SMILE) : Map.of(1L, SMILE)));
        }
        finish(timeline);
        assertThat(timeline.crowd()).extracting(CrowdInterval::people).containsExactly(2, 1);
        assertThat(timeline.crowd().get(0).expressions().orElseThrow().top()).isEqualTo(HAPPINESS);
        assertThat(timeline.crowd().get(1).expressions()).isEqualTo(Optional.empty());
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimelineOptions(0, 0.5, Optional.empty(), DEFAULTS.crowd()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimelineOptions(0.1, 1.5, Optional.empty(), DEFAULTS.crowd()));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimelineOptions.Baseline(time(5), time(5)));
    }

    @Test
    void signalsWaitForSomebodyButForNoSmoothingAndStayWithTheirPerson() {
        Timeline timeline = lagged(DEFAULTS);
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            FaceGeometry geometry = new FaceGeometry(
                    new HeadPose(i >= 40 && i < 80 ? 50 : 0, 0, 0), i == 10 ? 0.05 : 0.3, i == 10 ? 0.05 : 0.3, 0);
            signals.addAll(timeline.add(frame(i, Map.of(1L, REST), geometry)).signals());
            assertThat(signals).as("frame " + i).hasSize(i < 25 ? 0 : i < 80 ? 1 : 2);
        }
        signals.addAll(timeline.finish().signals());
        assertThat(signals).extracting(Signal::track).containsExactly(1L, 1L);
        assertThat(signals.get(0)).isInstanceOf(Blink.class);
        assertThat(signals.get(1)).isInstanceOf(LookingAway.class);
        PersonSummary person = timeline.people().get(0);
        assertThat(person.signals()).isEqualTo(signals);
        assertThat(person.lookingAway()).containsExactly((LookingAway) signals.get(1));
        assertThat(person.away()).hasValue(signals.get(1).duration());
        assertThat(person.eyes().blinks()).isEqualTo(1);
    }

    @Test
    void cuesComeOnceTheTrackIsSomebodyAndThenAtOnce() {
        Timeline timeline = live(DEFAULTS);
        List<Integer> told = new ArrayList<>();
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            boolean smiles = i < 10 || (i >= 50 && i < 75);
            Step step = timeline.add(frame(i, Map.of(1L, smiles ? SMILE : REST)));
            for (Cue cue : step.cues()) {
                told.add(i);
                cues.add(cue);
            }
        }
        assertThat(cues)
                .extracting(Cue::kind)
                .containsExactly(
                        Cue.Kind.ONSET, Cue.Kind.APEX, Cue.Kind.OFFSET, Cue.Kind.ONSET, Cue.Kind.APEX, Cue.Kind.OFFSET);
        assertThat(told.subList(0, 3)).as("after a second").containsOnly(25);
        assertThat(told.get(3)).as("while it rises").isBetween(51, 58);
        assertThat(told.get(5)).as("before the next minute").isBetween(76, 90);
    }

    @Test
    void whoLeavesWhileLookingAwayHasLookedAway() {
        Timeline timeline = live(DEFAULTS);
        List<Signal> signals = new ArrayList<>();
        FaceGeometry turned = new FaceGeometry(new HeadPose(50, 0, 0), 0.3, 0.3, 0);
        for (int i = 0; i < 60; i++) {
            signals.addAll(timeline.add(frame(i, i < 50 ? Map.of(1L, REST) : Map.of(), turned))
                    .signals());
        }
        assertThat(signals)
                .singleElement()
                .satisfies(signal -> assertThat(signal.offset()).isEqualTo(time(49)));
        assertThat(timeline.finish().signals()).isEmpty();
    }

    private Timeline lagged(TimelineOptions options) {
        return new Timeline(options, true, 0.45f);
    }

    private Timeline live(TimelineOptions options) {
        return new Timeline(options, false, 0.45f);
    }

    private TimedFrame add(Timeline timeline, FollowedFrame frame) {
        Step step = timeline.add(frame);
        note(step);
        return step.now().orElseThrow();
    }

    private void finish(Timeline timeline) {
        Step step = timeline.finish();
        assertThat(step.now()).isEmpty();
        note(step);
    }

    private void note(Step step) {
        assertThat(step.picture()).isEmpty();
        told.addAll(step.settled());
        events.addAll(step.ended());
    }

    private static TimedFace.OfPerson person(TimedFrame frame) {
        return frame.faces().get(0).person().orElseThrow();
    }

    private static float happiness(TimedFrame frame) {
        return person(frame).smoothed().get(HAPPINESS);
    }

    private static String top(TimedFrame frame) {
        return person(frame).verdict().label();
    }

    @Test
    void labelsOfAModelsOwnHaveEventsAndSums() {
        List<Expression> own = List.of(Expression.of("bored"), Expression.of("Neutral"), Expression.of("away"));
        List<ExpressionEvent> ended = new ArrayList<>();
        Timeline timeline = new Timeline(TimelineOptions.defaults(), true, 0.45f);
        for (int i = 0; i < 75; i++) {
            float away = i >= 25 && i < 50 ? 0.9f : 0.04f;
            ExpressionScores scores = ExpressionScores.of(own, new float[] {0.04f, 0.96f - away, away});
            ended.addAll(timeline.add(frame(i, Map.of(1L, scores))).ended());
        }
        ended.addAll(timeline.finish().ended());
        assertThat(ended)
                .as("neutral is none")
                .extracting(ExpressionEvent::expression)
                .containsExactly(own.get(2));
        PersonSummary person = timeline.people().get(0);
        assertThat(person.mean().labels()).isEqualTo(own);
        assertThat(person.curve().get(0).probabilities()).containsOnlyKeys(own);
        assertThat(person.curve().get(0).derived()).isEmpty();
        assertThat(person.dwell()).containsOnlyKeys("Neutral", "away");
        assertThat(timeline.crowd().get(0).expressions()).isEmpty();
    }

    private static List<Long> indices(int count) {
        List<Long> indices = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            indices.add(i);
        }
        return indices;
    }

    private static Duration time(int index) {
        return Duration.ofMillis(40L * index);
    }

    /** A frame in which everybody is seen. */
    private FollowedFrame frame(int index, Map<Long, ExpressionScores> people) {
        return frame(index, people, new FaceGeometry(new HeadPose(0, 0, 0), 0.3, 0.3, 0.2));
    }

    private FollowedFrame frame(int index, Map<Long, ExpressionScores> people, FaceGeometry geometry) {
        List<FaceResult> faces = new ArrayList<>();
        List<Track> tracks = new ArrayList<>();
        people.keySet().stream().sorted().forEach(id -> {
            FaceResult face = face(people.getOrDefault(id, REST), true, geometry);
            Duration first = begun.computeIfAbsent(id, track -> time(index));
            tracks.add(new Track(id, face.face(), OptionalInt.of(faces.size()), first, time(index)));
            faces.add(face);
        });
        return new FollowedFrame(new FrameResult(index, time(index), 640, 360, faces), tracks, true);
    }

    private static FaceResult face(ExpressionScores scores, boolean pass) {
        return face(scores, pass, new FaceGeometry(new HeadPose(0, 0, 0), 0.3, 0.3, 0.2));
    }

    private static FaceResult face(ExpressionScores scores, boolean pass, FaceGeometry geometry) {
        return new FaceResult(
                new Face(new Box(10, 10, 100, 100), 0.9f, List.of()),
                AlignedFace.Basis.BOX,
                new Quality(100, 1, 100, 0, pass ? List.of() : List.of("blurred")),
                new Readings(scores, new Verdict.Shows(scores.top())).withGeometry(Optional.of(geometry)));
    }

    private static ExpressionScores scores(double neutral, double happiness, double sadness) {
        return new ExpressionScores(
                Map.of(NEUTRAL, (float) neutral, HAPPINESS, (float) happiness, SADNESS, (float) sadness));
    }
}
