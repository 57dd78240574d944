package dev.mien.eval.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.face.Face;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectionReportTest {
    private static TruthBox face(double x) {
        return new TruthBox(new Box(x, 0, 10, 10), false);
    }

    private static TruthBox ignored(double x) {
        return new TruthBox(new Box(x, 0, 10, 10), true);
    }

    private static Face found(double x, double confidence) {
        return new Face(new Box(x, 0, 10, 10), (float) confidence, List.of());
    }

    private static DetectionRun.Picture picture(List<TruthBox> truth, List<Face> found) {
        return new DetectionRun.Picture("x", truth, found, Duration.ofMillis(4), Optional.empty());
    }

    private static DetectionReport report(DetectionRun.Picture... pictures) {
        return DetectionReport.of(new DetectionRun("d", List.of(pictures), 2));
    }

    /**
     * Five faces; right, wrong, right, right, wrong, right by falling confidence. Precision 1, 1/2, 2/3, 3/4, 3/5, 4/6
     * at recall .2, .2, .4, .6, .6, .8; raised to 1, 3/4, 3/4, 2/3 over the four steps of .2.
     */
    private final DetectionReport worked = report(
            picture(List.of(face(0), face(100)), List.of(found(0, 0.9), found(50, 0.8), found(100, 0.7))),
            picture(List.of(face(0), face(100), face(200)), List.of(found(0, 0.6), found(150, 0.5), found(100, 0.4))));

    @Test
    void averagePrecisionByHand() {
        assertThat(worked.averagePrecision()).isCloseTo(0.2 * (1 + 0.75 + 0.75 + 2.0 / 3), within(1e-12));
        assertThat(List.of(worked.faces(), worked.found(), worked.falsePositives()))
                .containsExactly(5, 4, 2);
        assertThat(worked.recall()).isEqualTo(0.8);
        assertThat(worked.precision()).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(worked.msPerPicture()).isEqualTo(4);
    }

    @Test
    void recallAtFalsePositivesCountsPerPicture() {
        // none allowed: .2; one picture in ten: still none of two pictures; one a picture: two, so .8
        assertThat(worked.recallAtFalsePositives())
                .containsEntry(0.01, 0.2)
                .containsEntry(0.1, 0.2)
                .containsEntry(1.0, 0.8);
    }

    @Test
    void equalConfidencesDoNotDependOnOrder() {
        List<DetectionRun.Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pictures.add(picture(List.of(face(0)), List.of(found(i % 2 == 0 ? 0 : 50, 0.5))));
        }
        double forward = DetectionReport.of(new DetectionRun("d", pictures, 1)).averagePrecision();
        Collections.shuffle(pictures, new java.util.Random(1));
        assertThat(DetectionReport.of(new DetectionRun("d", pictures, 1)).averagePrecision())
                .isEqualTo(forward)
                .isEqualTo(0.25); // half found, at precision one half
    }

    @Test
    void aSecondDetectionOfOneFaceIsFalse() {
        DetectionReport twice = report(picture(List.of(face(0)), List.of(found(0, 0.9), found(1, 0.8))));
        assertThat(List.of(twice.found(), twice.falsePositives())).containsExactly(1, 1);
        assertThat(twice.averagePrecision()).isEqualTo(1);
    }

    @Test
    void overlapMustReachOneHalf() {
        // 10x10 boxes shifted by 3.33 share 66.7 of 133.3; by 3.4 a little less than half
        assertThat(report(picture(List.of(face(0)), List.of(found(3.33, 0.9)))).found())
                .isEqualTo(1);
        assertThat(report(picture(List.of(face(0)), List.of(found(3.4, 0.9)))).found())
                .isZero();
    }

    @Test
    void theSurerDetectionChoosesFirstAndTheBestOverlap() {
        DetectionReport both = report(picture(List.of(face(0), face(4)), List.of(found(3, 0.5), found(3, 0.9))));
        assertThat(List.of(both.found(), both.falsePositives())).containsExactly(2, 0);
    }

    @Test
    void ignoredFacesCountNeitherWay() {
        DetectionReport with = report(picture(
                List.of(face(0), ignored(100), ignored(200)),
                List.of(found(0, 0.9), found(101, 0.95), found(100, 0.8))));
        assertThat(List.of(with.faces(), with.found(), with.falsePositives())).containsExactly(1, 1, 0);
        assertThat(with.averagePrecision()).isEqualTo(1);
        assertThat(with.emptyPictures()).isZero();
    }

    @Test
    void picturesWithoutFacesGiveOnlyFalseDetections() {
        DetectionReport scenes = report(picture(List.of(), List.of(found(0, 0.9))), picture(List.of(), List.of()));
        assertThat(List.of(scenes.emptyPictures(), scenes.falsePositivesOnEmpty(), scenes.falsePositives()))
                .containsExactly(2, 1, 1);
        assertThat(scenes.averagePrecision()).isNaN();
        assertThat(scenes.recall()).isNaN();
    }

    @Test
    void unreadablePicturesLoseTheirFaces() {
        DetectionReport lost = report(
                new DetectionRun.Picture("x", List.of(face(0)), List.of(), Duration.ZERO, Optional.of("x: broken")),
                picture(List.of(face(0)), List.of(found(0, 0.9))));
        assertThat(List.of(lost.pictures(), lost.failed(), lost.faces())).containsExactly(2, 1, 2);
        assertThat(lost.recall()).isEqualTo(0.5);
        assertThat(lost.msPerPicture()).isEqualTo(4);
    }

    @Test
    void facesAreCountedByHeight() {
        TruthBox small = new TruthBox(new Box(0, 0, 30, 15.9), false);
        TruthBox next = new TruthBox(new Box(100, 0, 10, 16), false);
        DetectionReport sizes = report(picture(List.of(small, next), List.of(new Face(next.box(), 0.5f, List.of()))));
        assertThat(sizes.bySize().get(0)).isEqualTo(new DetectionReport.SizeBucket(0, 16, 1, 0, 0));
        assertThat(sizes.bySize().get(1)).isEqualTo(new DetectionReport.SizeBucket(16, 32, 1, 1, 1));
        assertThat(sizes.bySize().get(1).recall()).isEqualTo(1);
        assertThat(sizes.bySize().get(2).averagePrecision()).isNaN();
    }

    @Test
    void aHeightsPrecisionIsOnlyItsOwn() {
        Box high = new Box(0, 0, 40, 40);
        Box low = new Box(100, 0, 20, 20);
        DetectionReport sizes = report(picture(
                List.of(new TruthBox(high, false), new TruthBox(low, false)),
                List.of(
                        new Face(new Box(300, 0, 50, 50), 0.9f, List.of()), // false, as high as the first
                        new Face(high, 0.8f, List.of()),
                        // 0.51 of the first, but as high as the second: ignored there, for the first is
                        new Face(new Box(0, 0, 31, 31), 0.7f, List.of()),
                        new Face(low, 0.6f, List.of()))));
        assertThat(sizes.bySize().get(1).averagePrecision()).isEqualTo(1);
        assertThat(sizes.bySize().get(2).averagePrecision()).isEqualTo(0.5);
    }
}
