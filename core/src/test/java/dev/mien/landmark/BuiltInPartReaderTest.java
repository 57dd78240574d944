package dev.mien.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.face.EyeReading;
import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.Frame;
import dev.mien.face.PartReadings;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The weights that ship. */
class BuiltInPartReaderTest {
    private static LandmarkLocator locator;
    private static PartReader reader;

    @BeforeAll
    static void open() {
        locator = Locators.create("cnn").orElseThrow();
        reader = PartReader.builtIn();
    }

    @AfterAll
    static void close() {
        locator.close();
        reader.close();
    }

    private static List<Point> points(Image picture) {
        return locator.locate(Frame.of(picture), new Face(new Box(76, 40, 208, 290), 1, List.of()));
    }

    private static PartReadings read(String expression) throws IOException {
        Image picture = SamplePictures.read(expression + ".png");
        return reader.read(Frame.of(picture), points(picture)).orElseThrow();
    }

    @Test
    void surprisedMouthsAreOpenAndNeutralOnesAreNot() throws IOException {
        assertThat(read("surprise").mouthOpening())
                .isGreaterThan(read("neutral").mouthOpening() + 0.1);
    }

    @Test
    void irisesLieInTheirEyes() throws IOException {
        PartReadings said = read("neutral");
        for (EyeReading eye : List.of(said.rightEye(), said.leftEye())) {
            double width = eye.outer().distanceTo(eye.inner());
            assertThat(eye.iris().distanceTo(Point.mean(List.of(eye.outer(), eye.inner()))))
                    .isLessThan(0.3 * width);
            assertThat(eye.opening()).isBetween(0.2, 0.55);
        }
        assertThat(said.rightEye().outer().x())
                .isLessThan(said.rightEye().inner().x());
        assertThat(said.leftEye().outer().x())
                .isGreaterThan(said.leftEye().inner().x());
    }

    /** The right eye of the mirror image is the left one. */
    @Test
    void mirrorImagesSwapTheEyes() throws IOException {
        Image picture = SamplePictures.read("fear.png");
        List<Point> points = points(picture);
        List<Point> mirrored = new ArrayList<>();
        for (int i = 0; i < FacePart.POINTS; i++) {
            Point point = points.get(FacePart.mirrored(i));
            mirrored.add(new Point(picture.width() - point.x(), point.y()));
        }
        PartReadings straight = reader.read(Frame.of(picture), points).orElseThrow();
        PartReadings swapped = reader.read(Frame.of(picture.mirror()), mirrored).orElseThrow();
        assertThat(swapped.rightEye().opening()).isCloseTo(straight.leftEye().opening(), within(0.01));
        assertThat(swapped.leftEye().iris().x())
                .isCloseTo(picture.width() - straight.rightEye().iris().x(), within(0.3));
    }

    @Test
    void pointsThatAreNoFaceAreNotRead() {
        Image grey = Image.gray(200, 200, new byte[200 * 200]);
        assertThat(reader.read(Frame.of(grey), List.of(new Point(1, 1)))).isEmpty();
        assertThat(reader.read(Frame.of(grey), Collections.nCopies(FacePart.POINTS, new Point(9, 9))))
                .isEmpty();
    }

    @Test
    void anotherNetworkIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartReader.create("face-landmarks"))
                .withMessageContaining("face-landmarks");
    }
}
