package dev.mien.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Track;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every tracker owes. */
class FaceTrackerContractTest {
    private static final int RATE = 25;
    private static final Image DARK = Image.gray(640, 360, new byte[640 * 360]);

    static List<String> names() {
        return Trackers.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aMovingFaceKeepsItsIdAndIsExpectedWhereItGoes(String name) {
        FaceTracker tracker = Trackers.create(name);
        List<Track> tracks = List.of();
        for (int i = 0; i < 50; i++) {
            tracks = tracker.update(frame(i), List.of(face(100 + 4 * i, 100, 60)));
            assertThat(ids(tracks)).isSubsetOf(1L);
        }
        assertThat(ids(tracks)).containsExactly(1L);
        Face expected = List.copyOf(tracker.expected(time(55)).values()).get(0);
        assertThat(expected.box().x()).isCloseTo(100 + 4 * 55, within(1.5));
        assertThat(expected.landmarks().get(0).x())
                .as("landmarks move along")
                .isCloseTo(expected.box().x() + 20, within(1.0));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aShortGapKeepsTheIdALongOneGivesANewOne(String name) {
        FaceTracker tracker = Trackers.create(name);
        IntFunction<List<Face>> there = i -> List.of(face(100 + 2 * i, 100, 60));
        for (int i = 0; i < 75; i++) {
            boolean hidden = i >= 20 && i < 32;
            List<Track> tracks = tracker.update(frame(i), hidden ? List.of() : there.apply(i));
            if (i >= 5) {
                assertThat(ids(tracks)).as("frame %d", i).containsExactly(1L);
                assertThat(tracks.get(0).seen().isPresent()).isNotEqualTo(hidden);
            }
        }
        for (int i = 75; i < 110; i++) {
            tracker.update(frame(i), List.of());
        }
        List<Track> tracks = List.of();
        for (int i = 110; i < 120; i++) {
            tracks = tracker.update(frame(i), there.apply(i));
        }
        assertThat(ids(tracks)).containsExactly(2L);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFalseDetectionHereAndThereIsNobody(String name) {
        FaceTracker tracker = Trackers.create(name);
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            List<Face> faces = new ArrayList<>(List.of(face(100, 100, 60)));
            if (i % 10 == 3) {
                faces.add(0, face(20 + 5 * i, 250, 40));
            }
            tracker.update(frame(i), faces).forEach(track -> seen.add(track.id()));
        }
        assertThat(seen).containsExactly(1L);
    }

    @ParameterizedTest
    @MethodSource("names")
    void idsAreNeverUsedAgainAndPointToTheirFaces(String name) {
        FaceTracker tracker = Trackers.create(name);
        long highest = 0;
        for (int person = 0; person < 5; person++) {
            List<Face> faces = List.of(face(300, 20, 40), face(60 + 100 * person, 200, 60));
            List<Track> tracks = List.of();
            for (int i = 0; i < 50; i++) {
                tracks = tracker.update(frame(50 * person + i), i < 10 ? faces : List.of(faces.get(0)));
                tracks.forEach(track ->
                        track.seen().ifPresent(index -> assertThat(track.face()).isEqualTo(faces.get(index))));
                highest = Math.max(
                        highest, tracks.stream().mapToLong(Track::id).max().orElse(0));
            }
            assertThat(ids(tracks)).containsExactly(1L);
        }
        assertThat(highest).isEqualTo(6);
    }

    @Test
    void crossingPersonsOfOtherLooksKeepTheirIdsThroughAGap() {
        for (int gap = 0; gap <= 12; gap += 4) {
            FaceTracker tracker = Trackers.create("appearance");
            for (int i = 0; i < 100; i++) {
                Face left = face(60 + 5 * i, 120, 60);
                Face right = face(520 - 5 * i, 130, 60);
                boolean hidden = Math.abs(i - 46) <= gap / 2;
                List<Track> tracks =
                        tracker.update(painted(i, left, right), hidden ? List.of(left) : List.of(right, left));
                if (i >= 4) {
                    boolean known = tracks.stream()
                            .allMatch(track -> track.seen().isEmpty()
                                    || track.id() == (track.face().equals(right) ? 1 : 2));
                    assertThat(known).as("gap %d, frame %d: %s", gap, i, tracks).isTrue();
                    assertThat(ids(tracks)).containsExactly(1L, 2L);
                }
            }
        }
    }

    /** What shows of a face at the edge of a pillar is found smaller, at the edge, and with less confidence. */
    @Test
    void aFaceThatGoesBehindAPillarComesOutAsItself() {
        double from = 300;
        double to = 370;
        FaceTracker tracker = Trackers.create("appearance");
        int hidden = 0;
        for (int i = 0; i < 80; i++) {
            double left = 60 + 7 * i;
            double right = left + 100;
            double before = Math.min(right, from) - left;
            double after = right - Math.max(left, to);
            double shown = Math.min(100, Math.max(before, after));
            double side = Math.max(45, shown);
            Box box = new Box(before >= after ? left : right - side, 170 - side / 2, side, side);
            Face face = new Face(box, (float) (0.35 + 0.006 * shown), List.of());
            boolean found = shown > 40;
            hidden += found ? 0 : 1;
            List<Track> tracks = tracker.update(frame(i), found ? List.of(face) : List.of());
            if (i >= 4) {
                assertThat(ids(tracks)).as("frame %d", i).containsExactly(1L);
                assertThat(tracks.get(0).seen().isPresent()).isEqualTo(found);
            }
        }
        assertThat(hidden).isGreaterThan(6);
    }

    @ParameterizedTest
    @MethodSource("names")
    void framesOutOfOrderAreRefused(String name) {
        FaceTracker tracker = Trackers.create(name);
        tracker.update(frame(5), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tracker.update(frame(5), List.of()))
                .withMessageContaining("order of time");
    }

    @Test
    void anUnknownNameListsTheKnown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trackers.create("nose"))
                .withMessageContaining("iou, appearance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trackers.create("iou:gap=-1"))
                .withMessageContaining("gap must lie in 0 to 60");
    }

    private static List<Long> ids(List<Track> tracks) {
        return tracks.stream().map(Track::id).toList();
    }

    private static Duration time(int index) {
        return Duration.ofMillis(1000L * index / RATE);
    }

    private static Frame frame(int index) {
        return new Frame(DARK, index, time(index));
    }

    private static Face face(double x, double y, double side) {
        return new Face(new Box(x, y, side, side), 0.9f, List.of(new Point(x + 20, y + 24), new Point(x + 40, y + 24)));
    }

    /** One person in red, the nearer one in blue. */
    private static Frame painted(int index, Face near, Face far) {
        byte[] samples = new byte[640 * 360 * 3];
        paint(samples, far.box(), 0);
        paint(samples, near.box(), 2);
        return new Frame(Image.rgb(640, 360, samples), index, time(index));
    }

    private static void paint(byte[] samples, Box box, int channel) {
        for (int y = (int) box.y() - 20; y < box.bottom() + 30; y++) {
            for (int x = Math.max(0, (int) box.x()); x < Math.min(640, box.right()); x++) {
                int at = (y * 640 + x) * 3;
                samples[at] = 60;
                samples[at + 1] = 60;
                samples[at + 2] = 60;
                samples[at + channel] = (byte) 200;
            }
        }
    }
}
