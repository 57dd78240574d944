package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.model.ModelException;
import dev.mien.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorDataTest {
    @TempDir
    private Path folder;

    @Test
    void aPersonIsHeldOutWithAllPictures() {
        int held = 0;
        for (int i = 0; i < 2000; i++) {
            boolean first = DetectorData.isHeldLfw("Person_Number" + i + "_0001.jpg");
            assertThat(DetectorData.isHeldLfw("Person_Number" + i + "_0017.jpg"))
                    .isEqualTo(first);
            held += first ? 1 : 0;
        }
        assertThat(held).isBetween(150, 250);
    }

    @Test
    void aCloseUpLeavesOutWhatLiesFarFromTheFace() {
        TruthBox face = new TruthBox(new Box(60, 20, 40, 50), false, List.of(new Point(70, 40)));
        Scene cut = DetectorData.closeUp(new Scene(Image.gray(300, 200, new byte[60_000]), List.of(face)));
        // Half a box to each side: from (40, -5), of which (40, 0) is left, to (120, 95).
        assertThat(cut.picture().width()).isEqualTo(80);
        assertThat(cut.picture().height()).isEqualTo(95);
        assertThat(cut.faces())
                .containsExactly(new TruthBox(new Box(20, 20, 40, 50), false, List.of(new Point(30, 40))));
    }

    @Test
    void theHeldOutPartsAreOfTheStatedSize() throws IOException {
        try (DetectorData data = DetectorData.open(SharedData.require("data"), folder)) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(data::heldOut)
                    .withMessageContaining("--labeller");
            Files.writeString(folder.resolve("ferplus-valid-labels.csv"), CropLabels.HEADER);
            List<DetectionDataset> held = data.heldOut();
            assertThat(held.get(0).samples()).hasSize(100);
            assertThat(held.get(1).samples())
                    .hasSizeBetween(240, 290)
                    .allMatch(sample -> sample.faces().isEmpty());
            assertThat(held.get(2).samples()).hasSizeBetween(250, 450);
            assertThat(held.get(3).samples()).hasSizeBetween(130, 210);
            assertThat(held.get(4).samples())
                    .hasSize(DetectorData.HELD_SCENES)
                    .allMatch(sample -> sample.faces().isEmpty());
            assertThat(held.get(5).samples()).hasSize(464);
            assertThat(held.get(6).samples()).hasSize(DetectorData.HELD_CROPS);
            assertThat(held.get(6).samples())
                    .extracting(DetectionSample::faces)
                    .allMatch(faces -> faces.size() == 1 && !faces.get(0).ignore());
            assertThat(held.get(2).samples())
                    .flatExtracting(DetectionSample::faces)
                    .extracting(TruthBox::points)
                    .allMatch(points -> points.size() == 5);
        }
    }
}
