package dev.mien.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.FivePoints;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.testkit.model.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the locator does around its network, on a stand-in that gives every crop the same points. */
class CnnLocatorTest {
    private static final int SIDE = 16;
    private static final Frame FRAME = Frame.of(Image.gray(90, 80, new byte[90 * 80]));
    private static final Face FACE = new Face(new Box(20, 10, 40, 50), 1, List.of());

    @TempDir
    private Path folder;

    /** A point that differs from all others, in shares of the crop's side. */
    private static Point share(int i) {
        return new Point(0.2 + 0.008 * i, 0.9 - 0.01 * i + 0.004 * (i % 3));
    }

    private Path network(String input, int channels, int height) throws IOException {
        float[] bias = new float[2 * FacePart.POINTS];
        for (int i = 0; i < FacePart.POINTS; i++) {
            bias[2 * i] = (float) share(i).x();
            bias[2 * i + 1] = (float) share(i).y();
        }
        Path file = folder.resolve("points.onnx");
        byte[] content = StandIn.network(
                input,
                List.of(-1, channels, height, SIDE),
                false,
                new float[bias.length][channels],
                bias,
                "landmarks",
                "",
                false);
        return Files.write(file, content);
    }

    private static List<Point> expected(Affine toCrop) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < FacePart.POINTS; i++) {
            points.add(toCrop.inverse().apply(new Point(SIDE * share(i).x(), SIDE * share(i).y())));
        }
        return points;
    }

    private List<Point> locate(String options, Face face) throws IOException {
        try (LandmarkLocator locator = Locators.create("cnn:model=" + network("pictures", 1, SIDE) + options)
                .orElseThrow()) {
            return locator.locate(FRAME, face);
        }
    }

    private static void assertNear(List<Point> found, List<Point> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).distanceTo(expected.get(i)))
                    .as("point %d", i)
                    .isLessThan(1e-3);
        }
    }

    @Test
    void onePassLooksWhereTheBoxSays() throws IOException {
        assertNear(locate(",passes=1", FACE), expected(FaceCrop.ofBox(FACE.box(), SIDE)));
    }

    @Test
    void onePassLooksWhereTheDetectorsPointsSay() throws IOException {
        List<Point> five =
                List.of(new Point(30, 30), new Point(52, 34), new Point(40, 42), new Point(30, 50), new Point(46, 54));
        assertNear(locate(",passes=1", FACE.withLandmarks(five)), expected(FaceCrop.ofPoints(five, SIDE)));
    }

    @Test
    void eyesAloneDoNotReplaceTheBox() throws IOException {
        List<Point> eyes = List.of(new Point(30, 30), new Point(52, 34));
        assertNear(locate(",passes=1", FACE.withLandmarks(eyes)), expected(FaceCrop.ofBox(FACE.box(), SIDE)));
    }

    @Test
    void theSecondPassLooksWhereTheFirstOnesPointsSay() throws IOException {
        List<Point> first = locate(",passes=1", FACE);
        assertNear(
                locate("", FACE),
                expected(FaceCrop.ofPoints(FivePoints.of(first).orElseThrow(), SIDE)));
    }

    @Test
    void whatItCannotUseIsSaidInOneLine() throws IOException {
        Path colour = network("pictures", 3, SIDE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Locators.create("cnn:model=" + colour))
                .withMessageContaining("points.onnx: not a landmark network; expected input pictures");
        Path oblong = network("pictures", 1, 2 * SIDE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Locators.create("cnn:model=" + oblong))
                .withMessageContaining("not a landmark network");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Locators.create("cnn:model=" + folder.resolve("none.onnx")))
                .withMessageContaining("cannot read the network");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Locators.create("cnn:model=face-detector"))
                .withMessageContaining("model face-detector is for detection, not for landmarks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Locators.create("cnn:passes=0"))
                .withMessageContaining("passes must lie in 1 to 4");
    }

    @Test
    void ofBoxAndOfPointsAgreeOnAnAverageFace() {
        // Box and points of a face with the template's proportions in a crop of 100 pixels.
        Box box = new Box(50 - 28, 50 - 11.5 - 39.4, 56, 78.8);
        List<Point> five = List.of(
                new Point(37, 30.6),
                new Point(63, 30.6),
                new Point(50, 46.1),
                new Point(39.4, 59.4),
                new Point(60.6, 59.4));
        Affine byBox = FaceCrop.ofBox(box, 100);
        Affine byPoints = FaceCrop.ofPoints(five, 100);
        for (Point corner : List.of(new Point(0, 0), new Point(100, 100))) {
            assertThat(byPoints.apply(corner).distanceTo(corner)).isLessThan(1e-6);
            assertThat(byBox.apply(corner).distanceTo(corner)).isCloseTo(0, within(1.5));
        }
    }
}
