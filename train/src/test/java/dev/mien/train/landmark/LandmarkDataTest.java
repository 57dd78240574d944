package dev.mien.train.landmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.Persons;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.testkit.SharedData;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LandmarkDataTest {
    @Test
    void aPersonIsHeldOutWithAllPicturesOfBothParts() {
        int held = 0;
        for (int i = 0; i < 1300; i++) {
            boolean first = LandmarkData.isHeldOut("Person_Number" + i + "_10.jpg");
            assertThat(LandmarkData.isHeldOut("Person_Number" + i + "_52.jpg")).isEqualTo(first);
            assertThat(LandmarkData.isHeldOut("t_Person_Number" + i + "_11.jpg"))
                    .isEqualTo(first);
            held += first ? 1 : 0;
        }
        assertThat(held).isBetween(70, 130);
    }

    @Test
    void theHeldOutPartsAreOfTheStatedSize() throws IOException {
        try (LandmarkData data = LandmarkData.open(SharedData.require("data"))) {
            Set<String> held = persons(data.heldOut().samples());
            assertThat(held).hasSizeBetween(15, 30);
            assertThat(data.valid().samples()).hasSize(464);
            assertThat(persons(data.valid().samples())).doesNotContainAnyElementsOf(held);
        }
    }

    private static Set<String> persons(List<DetectionSample> samples) {
        return samples.stream().map(sample -> Persons.of(sample.id())).collect(Collectors.toSet());
    }

    @Test
    void aCloseUpKeepsPointsOnTheirPixels() {
        Portrait face = Faces.spot(36);
        Image large = face.picture().resize(800, 800);
        List<Point> points =
                face.points().stream().map(p -> new Point(4 * p.x(), 4 * p.y())).toList();
        Portrait close = Portrait.closeUp(large, points, Trust.BY_HAND);
        assertThat(close.picture().width()).isLessThanOrEqualTo(200);
        assertThat(Faces.lightest(close.picture()).distanceTo(close.points().get(36)))
                .isLessThan(0.5);
    }
}
