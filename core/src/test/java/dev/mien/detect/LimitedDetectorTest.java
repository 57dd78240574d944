package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LimitedDetectorTest {
    private static final Face LARGE = face(80, 100, 0.9f);
    private static final Face NARROW = face(30, 90, 0.8f);
    private static final Face DOUBTFUL = face(80, 80, 0.5f);

    private static final FaceDetector ALL = new FaceDetector() {
        @Override
        public List<Face> detect(Frame frame) {
            return List.of(LARGE, NARROW, DOUBTFUL);
        }

        @Override
        public StageInfo info() {
            return new StageInfo(StageKind.DETECT, "all", Map.of("size", "640"), "model");
        }
    };

    private static Face face(double width, double height, float confidence) {
        return new Face(new Box(0, 0, width, height), confidence, List.of());
    }

    private static List<Face> found(double minSize, double minConfidence) throws IOException {
        return new LimitedDetector(ALL, new LimitedDetector.Limits(minSize, minConfidence))
                .detect(Frame.of(SamplePictures.read("happiness.png")));
    }

    @Test
    void leavesOutWhatIsBelowALimitAndKeepsWhatReachesIt() throws IOException {
        assertThat(found(0, 0)).containsExactly(LARGE, NARROW, DOUBTFUL);
        assertThat(found(30, 0)).containsExactly(LARGE, NARROW, DOUBTFUL);
        assertThat(found(31, 0)).containsExactly(LARGE, DOUBTFUL);
        assertThat(found(0, 0.5)).containsExactly(LARGE, NARROW, DOUBTFUL);
        assertThat(found(31, 0.6)).containsExactly(LARGE);
    }

    @Test
    void whatIsNotReportedIsCoveredAllTheSame() throws IOException {
        assertThat(new LimitedDetector(ALL, new LimitedDetector.Limits(1000, 1))
                        .suspects(Frame.of(SamplePictures.read("happiness.png"))))
                .containsExactly(LARGE, NARROW, DOUBTFUL);
    }

    @Test
    void saysItsLimits() {
        assertThat(new LimitedDetector(ALL, new LimitedDetector.Limits(30, 0.25)).info())
                .isEqualTo(new StageInfo(
                        StageKind.DETECT,
                        "all",
                        Map.of("size", "640", "minSize", "30", "minConfidence", "0.25"),
                        "model"));
    }

    @Test
    void aDetectorWithAConfidenceOfItsOwnTakesALowerOneToo() throws IOException {
        Frame frame = Frame.of(SamplePictures.read("happiness.png"));
        try (FaceDetector strict = Detectors.create("cnn", 0, OptionalDouble.of(1));
                FaceDetector loose = Detectors.create("cnn", 0, OptionalDouble.of(0.01))) {
            assertThat(loose.info().options()).containsEntry("score", "0.01");
            assertThat(loose.detect(frame))
                    .hasSizeGreaterThan(strict.detect(frame).size());
        }
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("haar", -1, OptionalDouble.empty()))
                .withMessageContaining("minSize");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("haar", 0, OptionalDouble.of(1.1)))
                .withMessageContaining("minConfidence");
    }
}
