package dev.mien.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.face.AlignedFace;
import dev.mien.face.Frame;
import dev.mien.face.FrameResult;
import dev.mien.follow.FaceFollower;
import dev.mien.follow.FollowedFaces;
import dev.mien.follow.FollowedFrame;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoInfo;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.testkit.SamplePictures;
import dev.mien.track.Trackers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A face at 25 frames a second: neutral, happy for a second, neutral again. */
class VideoAnalyzerTest {
    private static final int FRAMES = 45;
    private static final List<Frame> VIDEO = new ArrayList<>();

    private static FaceAnalyzer analyzer;

    /** Frames from memory. */
    private static class Memory implements FrameSource {
        private final Iterator<Frame> frames;
        private int closed;

        Memory(List<Frame> frames) {
            this.frames = frames.iterator();
        }

        @Override
        public VideoInfo info() {
            return new VideoInfo("memory", "pictures", 256, 256, OptionalDouble.of(25), Optional.empty());
        }

        @Override
        public Optional<Frame> next() {
            return frames.hasNext() && closed == 0 ? Optional.of(frames.next()) : Optional.empty();
        }

        @Override
        public List<String> faults() {
            return List.of("memory: a little dusty");
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @BeforeAll
    static void open() throws IOException {
        analyzer = FaceAnalyzer.of("fast");
        Image neutral = SamplePictures.read("neutral.png");
        Image happy = SamplePictures.read("happiness.png");
        for (int i = 0; i < FRAMES; i++) {
            VIDEO.add(new Frame(i >= 10 && i < 35 ? happy : neutral, i, Duration.ofMillis(1000 + 40L * i)));
        }
    }

    @AfterAll
    static void close() {
        analyzer.close();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "3, true"})
    void isFollowerReaderJudgeAndTimelineFrameByFrame(int every, boolean live) throws IOException {
        FaceFollower follower = new FaceFollower(analyzer.finder(), Trackers.create("iou"), every);
        Timeline timeline =
                new Timeline(TimelineOptions.defaults(), !live, analyzer.judge().threshold());
        VideoAnalyzer.Builder how = VideoAnalyzer.of(analyzer).every(every).tracker("iou");
        List<TimedFrame> settled = new ArrayList<>();
        List<ExpressionEvent> events = new ArrayList<>();
        try (VideoAnalyzer video = (live ? how.live() : how).open(new Memory(VIDEO))) {
            for (Frame frame : VIDEO) {
                FollowedFaces followed = follower.next(frame);
                List<AlignedFace> faces = followed.faces();
                FrameResult result = FrameResult.of(
                        frame,
                        analyzer.judge().results(frame, faces, analyzer.reader().scores(faces)));
                Step expected = timeline.add(new FollowedFrame(result, followed.tracks(), followed.detected()));
                Step step = video.next().orElseThrow();
                assertThat(step.picture().orElseThrow()).isSameAs(frame.image());
                assertThat(step).isEqualTo(expected.withPicture(frame.image()));
                settled.addAll(step.settled());
                events.addAll(step.ended());
            }
            assertThat(settled).hasSize(live ? FRAMES : FRAMES - 15);
            Step last = video.next().orElseThrow();
            assertThat(last).isEqualTo(timeline.finish());
            assertThat(last.now()).isEmpty();
            settled.addAll(last.settled());
            events.addAll(last.ended());
            assertThat(settled)
                    .extracting(frame -> frame.frame().result().index())
                    .isEqualTo(VIDEO.stream().map(Frame::index).toList());
            assertThat(events).extracting(event -> event.expression().label()).containsExactly("happiness");
            assertThat(video.next()).isEmpty();

            VideoSummary summary = video.summary();
            assertThat(summary.people()).isEqualTo(timeline.people()).hasSize(1);
            assertThat(summary.crowd()).isEqualTo(timeline.crowd()).hasSize(1);
            assertThat(summary.source()).isEqualTo("memory");
            assertThat(List.of(summary.from(), summary.to()))
                    .containsExactly(Duration.ofMillis(1000), Duration.ofMillis(2760));
            assertThat(summary.frames()).isEqualTo(FRAMES);
            assertThat(summary.faults()).containsExactly("memory: a little dusty");
        }
    }

    @Test
    void aLoopMayThrowWhatItLikesAndGoOnLater() throws IOException {
        try (VideoAnalyzer video = VideoAnalyzer.of(analyzer).open(new Memory(VIDEO.subList(0, 4)))) {
            assertThatThrownBy(() -> {
                        for (Step step : video) {
                            throw new IOException(
                                    "disk full at " + step.settled().size());
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full at 0");
            int steps = 0;
            for (Step step : video) {
                steps++;
                assertThat(step.now().isPresent()).isEqualTo(steps < 4);
            }
            assertThat(steps).as("three frames and the end").isEqualTo(4);
            assertThatThrownBy(() -> video.iterator().next()).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void whatTheSourceThrowsPassesThrough() throws IOException {
        IOException cause = new IOException("the cable is out");
        FrameSource broken = new BrokenSource(cause);
        try (VideoAnalyzer video = VideoAnalyzer.of(analyzer).open(broken)) {
            assertThatThrownBy(video::next)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCause(cause);
        }
    }

    private static final class BrokenSource implements FrameSource {
        private final IOException cause;

        BrokenSource(IOException cause) {
            this.cause = cause;
        }

        @Override
        public VideoInfo info() {
            return new Memory(List.of()).info();
        }

        @Override
        public Optional<Frame> next() {
            throw new UncheckedIOException(cause);
        }

        @Override
        public List<String> faults() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    @Test
    void aClosedSourceEndsTheVideoWithEverythingSettled() throws IOException {
        Memory source = new Memory(VIDEO);
        List<TimedFrame> settled = new ArrayList<>();
        try (VideoAnalyzer video = VideoAnalyzer.of(analyzer).open(source)) {
            for (Step step : video) {
                settled.addAll(step.settled());
                if (step.now().isPresent() && step.now().get().frame().result().index() == 5) {
                    source.close();
                }
            }
            assertThat(settled).hasSize(6);
            assertThat(video.summary().frames()).isEqualTo(6);
        }
    }

    @Test
    void closesItsSourceAndItsOwnAnalyzerButNoOther() throws IOException {
        Memory shared = new Memory(VIDEO);
        VideoAnalyzer.of(analyzer).open(shared).close();
        assertThat(shared.closed).isEqualTo(1);
        assertThat(analyzer.analyze(VIDEO.get(0)).faces()).as("still open").hasSize(1);

        FrameSource endless = new Memory(VIDEO) {
            @Override
            public void close() {}
        };
        VideoAnalyzer own = VideoAnalyzer.of("fast").open(endless);
        assertThat(own.next().orElseThrow().now()).isPresent();
        own.close();
        assertThatThrownBy(own::next).as("its networks are closed").isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatCannotBeOpenedClosesItsSource() {
        Memory source = new Memory(VIDEO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VideoAnalyzer.of(analyzer).every(0).open(source))
                .withMessageContaining("every 1 or more frames, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VideoAnalyzer.of("fast").tracker("magic").open(source))
                .withMessageContaining("unknown tracker 'magic'");
        assertThat(source.closed).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VideoAnalyzer.of("quick"))
                .withMessageContaining("known: accurate, fast, classic");
    }

    @Test
    void provenanceNamesEveryStepUpToTheCrowd() throws IOException {
        TimelineOptions options = new TimelineOptions(
                0.2,
                0.6,
                Optional.of(new TimelineOptions.Baseline(Duration.ZERO, Duration.ofSeconds(30))),
                new Crowd.Options(Duration.ofSeconds(2), 3));
        VideoAnalyzer.Builder how =
                VideoAnalyzer.of(analyzer).every(3).tracker("iou:gap=2").timeline(options);
        try (VideoAnalyzer video = how.live().open(new Memory(List.of()))) {
            List<StageInfo> faces =
                    analyzer.provenance(video.summary().provenance().started()).stages();
            List<StageInfo> stages = video.summary().provenance().stages();
            assertThat(stages).startsWith(faces.toArray(StageInfo[]::new));
            assertThat(stages.subList(faces.size(), stages.size()))
                    .containsExactly(
                            new StageInfo(StageKind.SCHEDULE, "adaptive", Map.of("every", "3"), ""),
                            new StageInfo(StageKind.TRACK, "iou", Map.of("gap", "2", "confirm", "3", "birth", "0"), ""),
                            new StageInfo(StageKind.BASELINE, "neutral", Map.of("from", "0", "to", "30"), ""),
                            new StageInfo(StageKind.SMOOTH, "live", Map.of("seconds", "0.2"), ""),
                            new StageInfo(
                                    StageKind.EVENTS,
                                    "half-height",
                                    Map.of("strength", "0.6", "shortest", "0.1", "gap", "1"),
                                    ""),
                            new StageInfo(
                                    StageKind.PEOPLE, "presence", Map.of("seconds", "1", "confidence", "0.6"), ""),
                            new StageInfo(StageKind.CROWD, "intervals", Map.of("seconds", "2", "minGroup", "3"), ""));
        }
    }
}
