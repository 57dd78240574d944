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
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The boxes of {@code detect-lfw} were made by others who ran the same network over the pictures enlarged to {@value #SIDE}
 * pixels, so they tell whether it is asked rightly.
 */
class YuNetDetectorTest {
    private static final int SIDE = 640;

    @Test
    void findsTheBoxesThatOthersFoundWithIt() throws IOException {
        String model = SharedData.require("models/yunet_n_dynamic.onnx").toString();
        int faces = 0;
        int found = 0;
        try (DetectionDataset lfw = Datasets.openDetection(SharedData.require("data/detect-lfw.zip"));
                FaceDetector detector = Detectors.create("yunet:model=" + model)) {
            for (int i = 0; i < lfw.samples().size(); i += 61) {
                DetectionSample sample = lfw.samples().get(i);
                Image picture = sample.picture().read();
                List<Face> answer = detector.detect(Frame.of(picture.resize(SIDE, SIDE)));
                double factor = (double) picture.width() / SIDE;
                for (TruthBox truth : sample.faces()) {
                    if (!truth.ignore()) {
                        faces++;
                        found += answer.stream()
                                        .anyMatch(
                                                face -> face.box().scale(factor).iou(truth.box()) > 0.95)
                                ? 1
                                : 0;
                    }
                }
            }
        }
        assertThat(faces).isGreaterThan(15);
        assertThat(found).isEqualTo(faces);
    }

    @Test
    void aFileOfOneSizeIsAskedInItsSize() throws IOException {
        String model = SharedData.require("models/yunet_n_320.onnx").toString();
        try (DetectionDataset lfw = Datasets.openDetection(SharedData.require("data/detect-lfw.zip"));
                FaceDetector detector = Detectors.create("yunet:model=" + model)) {
            DetectionSample sample = lfw.samples().get(0);
            List<Face> answer = detector.detect(Frame.of(sample.picture().read()));
            assertThat(answer.get(0).box().iou(sample.faces().get(0).box())).isGreaterThan(0.8);
            assertThat(answer.get(0).landmarks()).hasSize(5);
        }
    }
}
