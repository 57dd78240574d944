package dev.mien.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Verdict;
import dev.mien.follow.FollowedFrame;
import dev.mien.testkit.Samples;
import dev.mien.timeline.Cue;
import dev.mien.timeline.Step;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CueFilterTest {
    private static final CueFilter.Wanted ALL = new CueFilter.Wanted(Set.of(), Set.of(), Set.of(), 0);

    private static Cue cue(Cue.Kind kind, long track, Expression expression, double value) {
        return new Cue(kind, track, Duration.ofSeconds(1), Optional.of(expression), value);
    }

    private static Cue signal(Cue.Kind kind, long track) {
        return new Cue(kind, track, Duration.ofSeconds(1), Optional.empty(), 40);
    }

    private static Step step(Cue... cues) {
        return new Step(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(cues));
    }

    /** A frame in which person 1 smiles so much. */
    private static Step smile(double probability, Cue... cues) {
        ExpressionScores scores = new ExpressionScores(
                Map.of(Expression.HAPPINESS, (float) probability, Expression.NEUTRAL, (float) (1 - probability)));
        FaceResult face = Samples.happy(new Box(0, 0, 90, 90));
        TimedFace timed = new TimedFace(
                face, Optional.of(new TimedFace.OfPerson(1, scores, new Verdict.Shows(Expression.HAPPINESS))));
        FrameResult result = new FrameResult(0, Duration.ZERO, 640, 480, List.of(face));
        TimedFrame frame = new TimedFrame(new FollowedFrame(result, List.of(), true), List.of(timed));
        return new Step(Optional.of(frame), Optional.empty(), List.of(), List.of(), List.of(), List.of(cues));
    }

    @Test
    void whoAsksForNothingHearsAll() {
        Cue onset = cue(Cue.Kind.ONSET, 1, Expression.HAPPINESS, 0.5);
        Cue apex = cue(Cue.Kind.APEX, 1, Expression.HAPPINESS, 0.9);
        Cue away = signal(Cue.Kind.LOOKING_AWAY, 2);
        assertThat(new CueFilter(ALL).take(step(onset, away, apex))).containsExactly(onset, away, apex);
    }

    @Test
    void kindsExpressionsAndTracksAreChosen() {
        CueFilter filter = new CueFilter(
                new CueFilter.Wanted(Set.of(Cue.Kind.OFFSET, Cue.Kind.BLINK), Set.of("happiness"), Set.of(1L, 3L), 0));
        Cue offset = cue(Cue.Kind.OFFSET, 1, Expression.HAPPINESS, 0.9);
        Cue blink = signal(Cue.Kind.BLINK, 3);
        assertThat(filter.take(step(
                        cue(Cue.Kind.ONSET, 1, Expression.HAPPINESS, 0.5),
                        cue(Cue.Kind.ONSET, 1, Expression.FEAR, 0.5),
                        cue(Cue.Kind.OFFSET, 1, Expression.FEAR, 0.9),
                        cue(Cue.Kind.ONSET, 2, Expression.HAPPINESS, 0.5),
                        cue(Cue.Kind.OFFSET, 2, Expression.HAPPINESS, 0.9),
                        signal(Cue.Kind.LOOKING_AWAY, 1),
                        offset,
                        blink)))
                .containsExactly(offset, blink);
    }

    @Test
    void anOnsetWaitsUntilTheExpressionIsAsStrongAsAsked() {
        CueFilter filter = new CueFilter(new CueFilter.Wanted(Set.of(), Set.of(), Set.of(), 0.8));
        assertThat(filter.take(smile(0.5, cue(Cue.Kind.ONSET, 1, Expression.HAPPINESS, 0.5))))
                .isEmpty();
        assertThat(filter.take(smile(0.7))).isEmpty();
        assertThat(filter.take(smile(0.85))).singleElement().satisfies(onset -> {
            assertThat(onset.kind()).isEqualTo(Cue.Kind.ONSET);
            assertThat(onset.time()).isEqualTo(Duration.ofSeconds(1));
            assertThat(onset.value()).isEqualTo(0.85f);
        });
        assertThat(filter.take(smile(0.9))).as("once").isEmpty();
        Cue apex = cue(Cue.Kind.APEX, 1, Expression.HAPPINESS, 0.9);
        Cue offset = cue(Cue.Kind.OFFSET, 1, Expression.HAPPINESS, 0.9);
        assertThat(filter.take(smile(0.7, apex, offset))).containsExactly(apex, offset);
    }

    @Test
    void whatNeverWasAsStrongIsNotHeardOf() {
        CueFilter filter = new CueFilter(new CueFilter.Wanted(Set.of(), Set.of(), Set.of(), 0.8));
        assertThat(filter.take(smile(
                        0.6,
                        cue(Cue.Kind.ONSET, 1, Expression.HAPPINESS, 0.5),
                        cue(Cue.Kind.APEX, 1, Expression.HAPPINESS, 0.7),
                        cue(Cue.Kind.OFFSET, 1, Expression.HAPPINESS, 0.7))))
                .isEmpty();
        assertThat(filter.take(smile(0.9))).as("it is over").isEmpty();
        filter.take(smile(0.6, cue(Cue.Kind.ONSET, 1, Expression.HAPPINESS, 0.5)));
        filter.clear();
        assertThat(filter.take(smile(0.9))).as("another session").isEmpty();
    }
}
