package dev.mien.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.face.AlignedFace;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Track;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.FaceFinder;
import dev.mien.testkit.SamplePictures;
import dev.mien.track.Trackers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sample faces that move over noise. */
class FaceFollowerTest {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 300;
    private static final int SIDE = 130;

    private static Image happy = Image.gray(1, 1, new byte[1]);
    private static Image sad = happy;

    @BeforeAll
    static void readSamples() throws IOException {
        happy = SamplePictures.read("happiness.png");
        sad = SamplePictures.read("sadness.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accurate", "fast"})
    void searchingEveryFrameIsAnalysingEveryFrame(String pipeline) throws Exception {
        try (FaceAnalyzer analyzer = FaceAnalyzer.of(pipeline)) {
            FaceFollower follower = new FaceFollower(analyzer.finder(), Trackers.create("appearance"), 1);
            for (Frame frame : moving(6)) {
                FollowedFaces followed = follower.next(frame);
                FaceFinder finder = analyzer.finder();
                assertThat(followed.detected()).isTrue();
                assertThat(followed.faces()).isEqualTo(finder.align(frame, finder.find(frame)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"accurate, 24", "fast, 24", "classic, 12"})
    void followedFacesAreWhereASearchFindsThemAndKeepTheirNumber(String pipeline, int count) throws Exception {
        try (FaceAnalyzer analyzer = FaceAnalyzer.of(pipeline)) {
            FaceFollower follower = new FaceFollower(analyzer.finder(), Trackers.create("appearance"), 3);
            int searches = 0;
            double sum = 0;
            Set<Long> numbers = new TreeSet<>();
            for (Frame frame : moving(count)) {
                FollowedFaces followed = follower.next(frame);
                List<Face> found = analyzer.finder().find(frame);
                assertThat(found).hasSize(2);
                assertThat(followed.faces()).hasSize(2);
                for (Face face :
                        followed.faces().stream().map(AlignedFace::face).toList()) {
                    double iou = found.stream()
                            .mapToDouble(other -> other.box().iou(face.box()))
                            .max()
                            .orElseThrow();
                    assertThat(iou).as("frame %d", frame.index()).isGreaterThan(0.75);
                    sum += iou;
                }
                searches += followed.detected() ? 1 : 0;
                followed.tracks().forEach(track -> numbers.add(track.id()));
            }
            assertThat(sum / (2 * count)).as("mean intersection over union").isGreaterThan(0.93);
            assertThat(numbers).containsExactly(1L, 2L);
            assertThat(searches).as("fewer searches than frames").isLessThan(count * 2 / 3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accurate", "fast"})
    void aFaceThatHasGoneIsNotFollowedOnTheBackground(String pipeline) throws Exception {
        try (FaceAnalyzer analyzer = FaceAnalyzer.of(pipeline)) {
            for (int last = 13; last < 15; last++) {
                FaceFollower follower = new FaceFollower(analyzer.finder(), Trackers.create("appearance"), 5);
                for (int i = 0; i < 22; i++) {
                    Frame frame = i <= last ? frame(i, 1) : frame(i, 0);
                    FollowedFaces followed = follower.next(frame);
                    assertThat(followed.faces()).as("frame %d", i).hasSize(i <= last ? 1 : 0);
                    assertThat(followed.tracks().stream()
                                    .filter(track -> track.seen().isPresent()))
                            .hasSize(i >= 2 && i <= last ? 1 : 0);
                }
            }
        }
    }

    @Test
    void aNewFaceIsSearchedForUntilItHasANumber() throws Exception {
        try (FaceAnalyzer analyzer = FaceAnalyzer.of("fast")) {
            FaceFollower follower = new FaceFollower(analyzer.finder(), Trackers.create("appearance:confirm=4"), 6);
            List<Boolean> searched = new ArrayList<>();
            List<List<Long>> numbers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                FollowedFaces followed = follower.next(frame(i, 2));
                searched.add(followed.detected());
                numbers.add(followed.tracks().stream().map(Track::id).toList());
            }
            assertThat(searched.subList(0, 4)).containsOnly(true);
            assertThat(searched.subList(4, 8)).contains(false);
            assertThat(numbers.get(2)).isEmpty();
            assertThat(numbers.get(3)).containsExactly(1L, 2L);
        }
    }

    @Test
    void framesComeInTheOrderOfTime() throws Exception {
        try (FaceAnalyzer analyzer = FaceAnalyzer.of("fast")) {
            FaceFollower follower = new FaceFollower(analyzer.finder(), Trackers.create("iou"), 1);
            follower.next(frame(3, 1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> follower.next(frame(3, 1)))
                    .withMessageContaining("order of time");
            assertThat(follower.next(frame(4, 1)).faces()).hasSize(1);
        }
    }

    private static List<Frame> moving(int count) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(frame(i, 2));
        }
        return frames;
    }

    /** A frame of a video of 25 frames a second: the first face swings sideways, the second up and down, and comes nearer. */
    private static Frame frame(int index, int people) {
        byte[] samples = new byte[3 * WIDTH * HEIGHT];
        new Random(1).nextBytes(samples);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (100 + (samples[i] & 0x1f));
        }
        double phase = 2 * Math.PI * index / 50;
        if (people > 0) {
            draw(happy, 60 + 45 * Math.sin(phase), 80 + 10 * Math.sin(2 * phase), SIDE, samples);
        }
        if (people > 1) {
            draw(sad, 290, 70 + 35 * Math.sin(phase), SIDE * (1 + 0.006 * index), samples);
        }
        return new Frame(Image.rgb(WIDTH, HEIGHT, samples), index, Duration.ofMillis(40L * index));
    }

    private static void draw(Image face, double left, double top, double side, byte[] samples) {
        Affine place = Affine.scale(side / face.width(), side / face.height()).then(Affine.translate(left, top));
        Image drawn = face.toRgb().warp(place, WIDTH, HEIGHT);
        for (int y = (int) Math.ceil(top); y < top + side - 1; y++) {
            for (int x = (int) Math.ceil(left); x < left + side - 1; x++) {
                for (int c = 0; c < 3; c++) {
                    samples[3 * (y * WIDTH + x) + c] = (byte) drawn.sample(x, y, c);
                }
            }
        }
    }
}
