package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.testkit.SamplePictures;
import dev.mien.testkit.contract.FaceDetectorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The weights that ship, on the sample faces: drawn ones are not for networks. */
class BuiltInCnnDetectorTest extends FaceDetectorContract {
    /** Where the eyes of the sample portraits lie. */
    private static final List<Point> EYES = List.of(new Point(131, 152), new Point(228, 153));

    @Override
    protected FaceDetector create() {
        return Detectors.create("cnn");
    }

    @Override
    protected Image scene(int width, int height, Point eyesMiddle, double eyeDistance, double degrees) {
        double dx = Math.cos(Math.toRadians(degrees)) * eyeDistance / 2;
        double dy = Math.sin(Math.toRadians(degrees)) * eyeDistance / 2;
        List<Point> wanted = List.of(
                new Point(eyesMiddle.x() - dx, eyesMiddle.y() - dy),
                new Point(eyesMiddle.x() + dx, eyesMiddle.y() + dy));
        return portrait("neutral").toGray().warp(Affine.similarity(EYES, wanted), width, height);
    }

    private static Image portrait(String name) {
        try {
            return SamplePictures.read(name + ".png");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thePointsAreOfTheFaceFromThePicturesLeftToItsRight() {
        try (FaceDetector detector = create()) {
            Face face = detector.detect(Frame.of(portrait("happiness"))).get(0);
            assertThat(face.landmarks()).hasSize(5);
            double tolerance = 0.1 * face.box().width();
            assertThat(face.landmarks().get(0)).satisfies(p -> near(p, EYES.get(0), tolerance));
            assertThat(face.landmarks().get(1)).satisfies(p -> near(p, EYES.get(1), tolerance));
            assertThat(face.landmarks().get(3).x())
                    .isLessThan(face.landmarks().get(4).x());
            assertThat(face.landmarks().get(3).y())
                    .isGreaterThan(face.landmarks().get(2).y());
        }
    }

    private static void near(Point point, Point expected, double tolerance) {
        assertThat(Math.hypot(point.x() - expected.x(), point.y() - expected.y()))
                .isLessThan(tolerance);
    }

    @Test
    void theGroupHoldsEightFaces() throws IOException {
        try (FaceDetector detector = create()) {
            assertThat(detector.detect(Frame.of(SamplePictures.read("group.jpg"))))
                    .hasSize(8);
        }
    }

    @Test
    void itsOptionsAreThoseOfItsWeightsUnlessOthersAreGiven() {
        try (FaceDetector own = create();
                FaceDetector other = Detectors.create("cnn:model=face-detector,score=0.9")) {
            assertThat(own.info().options()).containsEntry("model", "face-detector");
            assertThat(own.info().model()).startsWith("face-detector sha256:");
            assertThat(other.info().options()).containsEntry("score", "0.9");
            assertThat(other.info().options().get("nms"))
                    .isEqualTo(own.info().options().get("nms"));
        }
    }
}
