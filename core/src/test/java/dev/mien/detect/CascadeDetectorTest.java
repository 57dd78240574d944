package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.image.Images;
import dev.mien.image.Point;
import dev.mien.testkit.SharedData;
import dev.mien.testkit.SyntheticFace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CascadeDetectorTest {
    private static List<Face> detect(String spec, Image image) {
        try (FaceDetector detector = Detectors.create(spec)) {
            return detector.detect(Frame.of(image));
        }
    }

    @Test
    void turningTheFrameFindsTiltedFaces() {
        Point eyes = new Point(200, 190);
        for (double degrees : new double[] {-45, 45}) {
            Image tilted = SyntheticFace.scene(400, 400, eyes, 70, degrees);
            assertThat(detect("haar-alt2", tilted)).isEmpty();
            List<Face> faces = detect("haar-alt2:rotate=45", tilted);
            assertThat(faces).hasSize(1);
            // The middle of the face lies half an eye distance below the eyes, along the face's own axis.
            Point middle = new Point(
                    200 - 35 * Math.sin(Math.toRadians(degrees)), 190 + 35 * Math.cos(Math.toRadians(degrees)));
            assertThat(faces.get(0).box().center().distanceTo(middle)).isLessThan(20);
        }
    }

    @Test
    void minFaceIsTheFacesWidthInPixelsOfTheFrame() {
        Image image = SyntheticFace.scene(1000, 800, new Point(500, 350), 100, 0);
        assertThat(detect("haar-alt2:minFace=180,size=500", image)).hasSize(1);
        assertThat(detect("haar-alt2:minFace=500,size=500", image)).isEmpty();
    }

    @Test
    void minFaceBelowOneIsAShareOfTheShorterSide() {
        Image image = SyntheticFace.scene(1000, 800, new Point(500, 350), 100, 0);
        assertThat(detect("haar-alt2:minFace=0.22", image)).hasSize(1);
        assertThat(detect("haar-alt2:minFace=0.5", image)).isEmpty();
    }

    @Test
    void aFaceThatFillsThePictureIsFoundWithABorder() {
        Image close = SyntheticFace.scene(400, 400, new Point(200, 190), 70, 0).crop(130, 135, 140, 150);
        assertThat(detect("haar-alt2:border=0", close)).isEmpty();
        assertThat(detect("haar-alt2", close)).singleElement().satisfies(face -> {
            assertThat(face.box().center().distanceTo(new Point(70, 90))).isLessThan(20);
            assertThat(face.box().x()).isNotNegative();
            assertThat(face.box().right()).isLessThanOrEqualTo(140);
        });
    }

    @Test
    void moreNeighboursAreStricter() {
        assertThat(detect("haar:neighbours=500", SyntheticFace.picture())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "haar:scale=1",
                "haar:scale=NaN",
                "haar:neighbours=0",
                "haar:minFace=0",
                "haar:size=10",
                "haar:border=-0.1",
                "haar:border=2",
                "haar:rotate=-1",
                "haar:nms=2"
            })
    void valuesOutOfRangeAreRefusedByName(String spec) {
        String option = spec.substring(spec.indexOf(':') + 1, spec.indexOf('='));
        assertThatThrownBy(() -> Detectors.create(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("haar", option);
    }

    @Test
    void unknownNamesListTheKnown() {
        assertThatThrownBy(() -> Detectors.create("hear"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown detector 'hear'; known: " + String.join(", ", Detectors.names()))
                .hasMessageContaining("known: cnn, haar, haar-alt2, lbp, ");
    }

    @ParameterizedTest
    @CsvSource({"sample2.jpg", "sample3.jpg"})
    void findsAFaceInPhotos(String name) throws Exception {
        Image photo = Images.read(SharedData.require("media/photos/" + name));
        assertThat(detect("haar-alt2", photo)).isNotEmpty();
    }
}
