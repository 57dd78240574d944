package dev.mien.report.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Quality;
import dev.mien.face.Readings;
import dev.mien.face.Track;
import dev.mien.face.Verdict;
import dev.mien.follow.FollowedFrame;
import dev.mien.image.Image;
import dev.mien.testkit.Samples;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Step;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.Timeline;
import dev.mien.timeline.TimelineOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPicturesTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private final EventPictures pictures = new EventPictures();
    private final List<ExpressionEvent> events = new ArrayList<>();
    private int drawn;

    /** A curve that reaches .95 long before it is strongest, as a smile does. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePictureIsOfTheApex(boolean lagged) throws IOException {
        Random random = new Random(3);
        play(lagged, 600, i -> {
            double slow = Math.pow(Math.max(0, Math.sin(2 * Math.PI * i / 150.0)), 0.3);
            return 0.02 + 0.95 * slow + 0.02 * random.nextDouble();
        });
        assertThat(events)
                .hasSize(4)
                .allSatisfy(event -> assertThat(pictures.time(event)
                                .orElseThrow()
                                .minus(event.apex())
                                .abs())
                        .isLessThanOrEqualTo(Duration.ofMillis(100)));
    }

    @Test
    void theStrongestEventsKeepTheirs() throws IOException {
        play(false, 40 * 50, i -> i % 50 < 20 ? 0.65 + 0.008 * ((i / 50 * 7) % 40) : 0.02);
        assertThat(events).hasSize(40);
        List<ExpressionEvent> strongest = events.stream()
                .sorted(Comparator.comparingDouble(ExpressionEvent::strength).reversed())
                .limit(12)
                .toList();
        assertThat(events.stream().filter(event -> pictures.of(event).isPresent()))
                .containsExactlyInAnyOrderElementsOf(strongest);
    }

    @Test
    void aNeutralFrameNeedsNone() throws IOException {
        play(true, 100, i -> 0.1);
        assertThat(drawn).isZero();
    }

    /** 25 frames a second of somebody who smiles as a curve says. */
    private void play(boolean lagged, int frames, IntToDoubleFunction curve) throws IOException {
        Timeline timeline = new Timeline(TimelineOptions.defaults(), lagged, 0.45f);
        Image picture = Samples.grey(WIDTH, HEIGHT);
        for (int i = 0; i < frames; i++) {
            Step step = timeline.add(frame(i, curve.applyAsDouble(i)));
            pictures.frame(step.now().orElseThrow(), () -> {
                drawn++;
                return picture;
            });
            take(step);
        }
        take(timeline.finish());
    }

    private void take(Step step) throws IOException {
        for (TimedFrame settled : step.settled()) {
            pictures.settled(settled);
        }
        step.ended().forEach(pictures::event);
        events.addAll(step.ended());
    }

    private static FollowedFrame frame(int index, double smile) {
        Duration time = Duration.ofMillis(40L * index);
        FaceResult face = face(smile);
        Track track = new Track(1, face.face(), OptionalInt.of(0), Duration.ZERO, time);
        return new FollowedFrame(new FrameResult(index, time, WIDTH, HEIGHT, List.of(face)), List.of(track), true);
    }

    private static FaceResult face(double smile) {
        Map<Expression, Float> scores = new LinkedHashMap<>();
        scores.put(Expression.NEUTRAL, (float) (1 - smile));
        scores.put(Expression.HAPPINESS, (float) smile);
        ExpressionScores all = new ExpressionScores(scores);
        return new FaceResult(
                new Face(new Box(40, 120, 80, 90), 0.9f, List.of()),
                AlignedFace.Basis.BOX,
                new Quality(80, 1, 100, 0, List.of()),
                new Readings(all, Verdict.of(all, 0.45f)));
    }
}
