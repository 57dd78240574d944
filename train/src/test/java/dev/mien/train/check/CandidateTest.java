package dev.mien.train.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.TruthBox;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidateTest {
    private static final Image PICTURE = Image.gray(100, 100, new byte[10_000]);

    private static List<Candidate> found(Box proposed, TruthBox... truth) {
        FaceDetector detector = new FaceDetector() {
            @Override
            public List<Face> detect(Frame frame) {
                return List.of(new Face(proposed, 0.4f, List.of()));
            }

            @Override
            public StageInfo info() {
                return new StageInfo(StageKind.DETECT, "one box", Map.of(), "");
            }

            @Override
            public void close() {}
        };
        return Candidate.of(detector, PICTURE, List.of(truth));
    }

    @Test
    void whatOverlapsALabelledFaceByHalfIsAFace() {
        assertThat(found(new Box(10, 10, 20, 20), new TruthBox(new Box(10, 10, 20, 26), false)))
                .singleElement()
                .matches(Candidate::real);
    }

    @Test
    void whatOverlapsNoneIsNone() {
        assertThat(found(new Box(60, 60, 20, 20), new TruthBox(new Box(10, 10, 20, 20), false)))
                .singleElement()
                .matches(one -> !one.real());
        assertThat(found(new Box(60, 60, 20, 20))).singleElement().matches(one -> !one.real());
    }

    @Test
    void whatOverlapsByALittleLessThanHalfIsNeither() {
        assertThat(found(new Box(10, 10, 20, 20), new TruthBox(new Box(17.5, 10, 20, 20), false)))
                .isEmpty();
    }

    @Test
    void halfAFaceIsNoneUnlessAFewPixelsMakeTheDifference() {
        assertThat(found(new Box(10, 10, 20, 20), new TruthBox(new Box(20, 10, 20, 20), false)))
                .singleElement()
                .matches(one -> !one.real());
        assertThat(found(new Box(10, 10, 8, 8), new TruthBox(new Box(14, 10, 8, 8), false)))
                .isEmpty();
    }

    @Test
    void whatLiesOnAnIgnoredFaceIsNeither() {
        assertThat(found(new Box(10, 10, 20, 20), new TruthBox(new Box(12, 10, 20, 20), true)))
                .isEmpty();
        assertThat(found(new Box(30, 30, 8, 8), new TruthBox(new Box(10, 10, 60, 60), true)))
                .as("a part of it")
                .isEmpty();
    }
}
