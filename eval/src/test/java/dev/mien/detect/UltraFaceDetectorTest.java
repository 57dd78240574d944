package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.TruthBox;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.testkit.SharedData;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class UltraFaceDetectorTest {
    @Test
    void findsTheLargestFaceOfPortraits() throws IOException {
        String model = SharedData.require("models/ultraface_rfb_320.onnx").toString();
        int faces = 0;
        int found = 0;
        try (DetectionDataset lfw = Datasets.openDetection(SharedData.require("data/detect-lfw.zip"));
                FaceDetector detector = Detectors.create("ultraface:model=" + model)) {
            for (int i = 0; i < lfw.samples().size(); i += 61) {
                DetectionSample sample = lfw.samples().get(i);
                TruthBox largest = sample.faces().stream()
                        .max(Comparator.comparingDouble(face -> face.box().area()))
                        .orElseThrow();
                List<Face> answer = detector.detect(Frame.of(sample.picture().read()));
                faces++;
                found += answer.stream().anyMatch(face -> face.box().iou(largest.box()) > 0.6) ? 1 : 0;
            }
            byte[] black = new byte[300 * 200];
            assertThat(detector.detect(Frame.of(Image.gray(300, 200, black)))).isEmpty();
        }
        assertThat(faces).isEqualTo(20);
        assertThat(found).isGreaterThanOrEqualTo(18);
    }
}
