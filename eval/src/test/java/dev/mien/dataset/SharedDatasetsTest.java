package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.Image;
import dev.mien.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published counts, on the data itself. */
class SharedDatasetsTest {
    @ParameterizedTest
    @CsvSource({
        "ferplus-train.zip, FERPLUS, 28558, 25045",
        "ferplus-valid.zip, FERPLUS, 3579, 3191",
        "ferplus-train.zip, FER2013, 28558, 27890",
        "ferplus-valid.zip, FER2013, 3579, 3499"
    })
    void ferPlusHasThePublishedCounts(String file, LabelSet labels, int pictures, int labelled) throws IOException {
        Path path = SharedData.require("data/" + file);
        try (ExpressionDataset data = Datasets.openExpression(path, labels)) {
            assertThat(data.samples()).hasSize(pictures);
            assertThat(data.labelled()).hasSize(labelled);
            assertThat(data.skipped()).isEmpty();
            Image last = data.samples().get(pictures - 1).picture().read();
            assertThat(List.of(last.width(), last.height(), last.channels())).containsExactly(48, 48, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "detect-lfw.zip, 1218, 1537, 167",
        "detect-masks.zip, 853, 4072, 0",
        "detect-hard-valid.zip, 100, 2442, 0",
        "people-wild.zip, 1710, 6291, 2073",
        "faces-wild.zip, 9367, 9510, 458",
        "scenes-without-faces.zip, 320, 0, 0",
        "things-without-faces.zip, 530, 0, 0"
    })
    void detectionSetsHaveTheirCounts(String file, int pictures, int counted, int ignored) throws IOException {
        try (DetectionDataset data = Datasets.openDetection(SharedData.require("data/" + file))) {
            List<TruthBox> boxes = data.samples().stream()
                    .flatMap(sample -> sample.faces().stream())
                    .toList();
            // Counted, since AssertJ would list thousands of boxes.
            assertThat(data.samples().size()).isEqualTo(pictures);
            assertThat(boxes.stream().filter(TruthBox::ignore).count()).isEqualTo(ignored);
            assertThat(boxes.stream().filter(box -> !box.ignore()).count()).isEqualTo(counted);
            assertThat(data.samples().get(0).picture().read().width()).isPositive();
        }
    }

    @Test
    void maskedFacesCanBeIgnored() throws IOException {
        Path path = SharedData.require("data/detect-masks.zip");
        try (DetectionDataset data = Datasets.openDetection(path, new DetectionDataset.Options(0.6, true))) {
            assertThat(data.samples().stream()
                            .flatMap(sample -> sample.faces().stream())
                            .filter(box -> !box.ignore())
                            .count())
                    .isEqualTo(717);
        }
    }
}
