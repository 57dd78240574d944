package dev.mien.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.face.FaceGeometry;
import dev.mien.testkit.SharedData;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceMeterOnPeopleTest {
    /** Other people than those the head's shape was learnt from. */
    @Test
    void peopleLookIntoTheCameraOnAverage() throws Exception {
        try (DetectionDataset data = Datasets.openDetection(SharedData.require("data/landmarks68-valid.zip"))) {
            List<FaceGeometry> all = data.samples().stream()
                    .map(sample -> FaceMeter.measure(sample.faces().get(0).points(), 250)
                            .orElseThrow())
                    .toList();
            assertThat(all).hasSize(464);
            double yaw = all.stream().mapToDouble(g -> g.pose().yaw()).average().orElseThrow();
            double pitch =
                    all.stream().mapToDouble(g -> g.pose().pitch()).average().orElseThrow();
            double roll =
                    all.stream().mapToDouble(g -> g.pose().roll()).average().orElseThrow();
            assertThat(yaw).isCloseTo(0, within(3.0));
            assertThat(pitch).isCloseTo(0, within(3.0));
            assertThat(roll).isCloseTo(0, within(3.0));
            assertThat(all.stream()
                            .mapToDouble(FaceGeometry::rightEyeAspectRatio)
                            .average()
                            .orElseThrow())
                    .isBetween(0.2, 0.35);
        }
    }
}
