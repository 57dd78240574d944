package dev.mien.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.align.Aligners;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaceFinderTest {
    private static final Face SURE = new Face(new Box(0, 0, 20, 20), 0.9f, List.of());
    private static final Face DOUBTFUL = new Face(new Box(40, 0, 20, 20), 0.5f, List.of());
    private static final Face THING = new Face(new Box(0, 40, 20, 20), 0.4f, List.of());

    @Test
    void aLocatorThatJudgesDecidesWhatADetectorDoubts() {
        try (FaceFinder finder = finder(Optional.of(new Points(true)))) {
            assertThat(finder.find(frame())).extracting(Face::box).containsExactly(SURE.box(), DOUBTFUL.box());
            assertThat(finder.find(frame())).allSatisfy(face -> {
                assertThat(face.landmarks()).hasSize(2);
                assertThat(face.fit()).isGreaterThan(0.8f);
            });
        }
    }

    @Test
    void withoutSuchALocatorWhatTheDetectorIsSureOfCounts() {
        try (FaceFinder points = finder(Optional.of(new Points(false)));
                FaceFinder none = finder(Optional.empty())) {
            assertThat(points.find(frame())).extracting(Face::box).containsExactly(SURE.box());
            assertThat(none.find(frame())).containsExactly(SURE);
        }
    }

    private static FaceFinder finder(Optional<LandmarkLocator> locator) {
        return new FaceFinder(new Doubting(), locator, Aligners.create("box"));
    }

    private static Frame frame() {
        return Frame.of(Image.gray(80, 60, new byte[80 * 60]));
    }

    private static final class Doubting implements FaceDetector {
        @Override
        public List<Face> detect(Frame frame) {
            return List.of(SURE);
        }

        @Override
        public List<Face> candidates(Frame frame) {
            return List.of(SURE, DOUBTFUL, THING);
        }

        @Override
        public List<Face> held(List<Face> located) {
            return located.stream().filter(face -> face.fit() > 0.5).toList();
        }

        @Override
        public StageInfo info() {
            return new StageInfo(StageKind.DETECT, "doubting", Map.of(), "");
        }
    }

    /** Knows that the thing in the lower left is none. */
    private record Points(boolean judges) implements LandmarkLocator {
        @Override
        public List<Point> locate(Frame frame, Face face) {
            return List.of(new Point(face.box().x(), face.box().y()), face.box().center());
        }

        @Override
        public Face look(Frame frame, Face face) {
            return face.located(locate(frame, face), face.box().y() > 20 ? 0.1f : 0.9f);
        }

        @Override
        public StageInfo info() {
            return new StageInfo(StageKind.LOCATE, "points", Map.of(), "");
        }
    }
}
