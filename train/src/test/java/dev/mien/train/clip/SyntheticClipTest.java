package dev.mien.train.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.source.FrameSource;
import dev.mien.testkit.SamplePictures;
import dev.mien.video.Videos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticClipTest {
    private static final Path SAMPLES = SamplePictures.folder();
    private static final ClipOptions SMALL = new ClipOptions(320, 180, 10, 12, 2, false, 3);

    @TempDir
    private Path folder;

    /** A frame and the truth about it. */
    private record Shown(Frame frame, List<TruthFace> faces) {}

    private static List<Shown> all(ClipOptions options) throws IOException {
        List<Shown> shown = new ArrayList<>();
        try (SyntheticClip clip = SyntheticClip.open(SAMPLES, options)) {
            for (Optional<Frame> frame = clip.next(); frame.isPresent(); frame = clip.next()) {
                shown.add(new Shown(frame.get(), clip.truth()));
            }
        }
        return shown;
    }

    @Test
    void theSameOptionsGiveTheSameClip() throws IOException {
        ClipOptions other = new ClipOptions(320, 180, 10, 12, 2, false, 4);
        List<Shown> first = all(SMALL);

        assertThat(all(SMALL)).isEqualTo(first).hasSize(120);
        assertThat(all(other).get(50)).isNotEqualTo(first.get(50));
    }

    @Test
    void personsCrossAndHideEachOther() throws IOException {
        List<Shown> shown = all(SMALL);
        int crossings = 0;
        for (int i = 1; i < shown.size(); i++) {
            double before = distance(shown.get(i - 1));
            double after = distance(shown.get(i));
            if (before * after < 0) {
                crossings++;
                assertThat(shown.get(i).faces().get(1).visible()).isLessThan(0.4);
                assertThat(shown.get(i).faces().get(0).visible()).isGreaterThan(0.6);
            }
        }
        assertThat(crossings).isBetween(3, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void gapsStayShort(int persons) throws IOException {
        ClipOptions options = new ClipOptions(320, 180, 25, 20, persons, false, 8);
        int[] hidden = new int[persons];
        int longest = 0;
        for (Shown moment : all(options)) {
            for (int person = 0; person < persons; person++) {
                hidden[person] = moment.faces().get(person).visible() < 0.4 ? hidden[person] + 1 : 0;
                longest = Math.max(longest, hidden[person]);
            }
        }
        assertThat(longest / 25.0).isBetween(0.1, 0.5);
    }

    @Test
    void theTruthOfAFrameIsTheTruthOfItsEvents() throws IOException {
        List<TruthEvent> events;
        try (SyntheticClip clip = SyntheticClip.open(SAMPLES, SMALL)) {
            events = clip.events();
        }
        assertThat(events).filteredOn(event -> event.expression().isPresent()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(events).filteredOn(event -> event.expression().isEmpty()).hasSizeGreaterThanOrEqualTo(4);
        for (Shown moment : all(SMALL)) {
            double time = moment.frame().time().toNanos() / 1e9;
            for (TruthFace face : moment.faces()) {
                double expected = events.stream()
                        .filter(event -> event.person() == face.person()
                                && event.expression().isPresent())
                        .mapToDouble(event -> event.weight(time))
                        .sum();
                assertThat(1 - face.expression().get(Expression.NEUTRAL)).isCloseTo((float) expected, within(1e-5f));
            }
        }
    }

    @Test
    void unevenTimesAreUneven() throws IOException {
        List<Shown> shown = all(new ClipOptions(160, 120, 25, 4, 1, true, 3));
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < shown.size(); i++) {
            Duration gap =
                    shown.get(i).frame().time().minus(shown.get(i - 1).frame().time());
            gaps.add(gap.toNanos() / 1e9);
        }
        assertThat(gaps).allMatch(gap -> gap > 0.019 && gap < 0.073);
        assertThat(gaps).anyMatch(gap -> gap < 0.03);
        assertThat(gaps).anyMatch(gap -> gap > 0.06);
    }

    @Test
    void aDetectorFindsTheFacesWhereTheyAre() throws IOException {
        int found = 0;
        int wanted = 0;
        try (FaceDetector detector = Detectors.create("haar-alt2")) {
            for (Shown moment : all(new ClipOptions(640, 360, 3, 15, 2, false, 3))) {
                List<Box> boxes = detector.detect(moment.frame()).stream()
                        .map(face -> face.box())
                        .toList();
                for (TruthFace face : moment.faces()) {
                    if (face.visible() > 0.9 && Math.abs(face.roll()) < 8) {
                        wanted++;
                        found += boxes.stream().anyMatch(box -> box.iou(face.box()) > 0.6) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(wanted).isGreaterThan(12);
        assertThat(found).isGreaterThanOrEqualTo(wanted * 3 / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"happiness", "surprise"})
    void theDefaultPipelineReadsWhatIsShownAtFullStrength(String label) throws IOException {
        Expression expression = Expression.parse(label);
        ClipOptions options = new ClipOptions(640, 360, 4, 40, 1, false, 3).withShown(List.of(expression));
        int neutral = 0;
        int shown = 0;
        try (FaceAnalyzer analyzer = FaceAnalyzer.of("accurate")) {
            for (Shown moment : all(options)) {
                TruthFace truth = moment.faces().get(0);
                float weight = truth.expression().get(expression);
                boolean clear = truth.visible() > 0.95 && truth.eyesClosed() == 0 && (weight == 0 || weight > 0.85);
                if (clear && (weight == 0 ? neutral++ : shown++) < 4) {
                    List<FaceResult> faces = analyzer.analyze(moment.frame()).faces();
                    assertThat(faces)
                            .singleElement()
                            .matches(face -> face.face().box().iou(truth.box()) > 0.6)
                            .matches(face -> face.scores()
                                    .top()
                                    .equals(truth.expression().top()));
                }
            }
        }
        assertThat(neutral).isGreaterThanOrEqualTo(4);
        assertThat(shown).isGreaterThanOrEqualTo(4);
    }

    @Test
    void filesHoldWhatWasShown() throws IOException {
        ClipOptions options = new ClipOptions(320, 180, 25, 1, 2, true, 5);
        try (SyntheticClip clip = SyntheticClip.open(SAMPLES, options)) {
            ClipFiles.write(clip, options, folder, share -> assertThat(share).isBetween(0.0, 1.0));
        }
        List<Shown> shown = all(options);
        List<String> lines = Files.readAllLines(folder.resolve(ClipFiles.FRAMES));
        assertThat(lines).hasSize(shown.size());
        assertThat(lines.get(3)).startsWith("{\"frame\":3,\"time\":").contains("\"person\":2,\"box\":{\"x\":");
        assertThat(folder.resolve(ClipFiles.EVENTS)).exists();
        try (FrameSource video = Videos.open(folder.resolve(ClipFiles.CLIP).toString())) {
            for (Shown moment : shown) {
                Frame frame = video.next().orElseThrow();
                assertThat(frame.time().toNanos() / 1e9)
                        .isCloseTo(moment.frame().time().toNanos() / 1e9, within(1.0 / 90_000));
                assertThat(frame.image().sample(20, 20, 1))
                        .isCloseTo(moment.frame().image().sample(20, 20, 1), within(14));
            }
            assertThat(video.next()).isEmpty();
        }
    }

    @Test
    void missingPicturesAreSaid() {
        assertThatThrownBy(() -> SyntheticClip.open(folder, SMALL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(".png: no such file");
    }

    private static double distance(Shown moment) {
        return moment.faces().get(0).box().center().x()
                - moment.faces().get(1).box().center().x();
    }
}
