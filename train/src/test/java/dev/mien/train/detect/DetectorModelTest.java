package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.check.GoldenAnswers;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.Evaluations;
import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.detection.DetectionRun;
import dev.mien.eval.run.NamedDetector;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Image;
import dev.mien.image.Images;
import dev.mien.model.Manifest.Training;
import dev.mien.model.ModelKind;
import dev.mien.model.Models;
import dev.mien.model.NetworkManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorModelTest {
    @TempDir
    private Path temp;

    /** A hundred pictures without faces, in as many of which something is found at these confidences. */
    private static DetectionRun scenes(double... confidences) {
        List<DetectionRun.Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<Face> found = i < confidences.length
                    ? List.of(new Face(new Box(0, 0, 9, 9), (float) confidences[i], List.of()))
                    : List.of();
            pictures.add(new DetectionRun.Picture("x", List.of(), found, Duration.ZERO, Optional.empty()));
        }
        return new DetectionRun("cnn", pictures, 1);
    }

    @Test
    void theThresholdLetsThreeOfAHundredThrough() {
        assertThat(DetectorModel.threshold(scenes(0.3, 0.734, 0.9, 0.81, 0.5))).isEqualTo(0.51);
        assertThat(DetectorModel.threshold(scenes(0.9, 0.8, 0.7))).isEqualTo(0.05);
        assertThat(DetectorModel.threshold(scenes())).isEqualTo(0.05);
        DetectionRun one = scenes(0.905);
        List<Face> many = Collections.nCopies(4, one.pictures().get(0).found().get(0));
        DetectionRun.Picture crowded = new DetectionRun.Picture("x", List.of(), many, Duration.ZERO, Optional.empty());
        List<DetectionRun.Picture> pictures = new ArrayList<>(one.pictures().subList(1, 100));
        pictures.add(crowded);
        assertThat(DetectorModel.threshold(new DetectionRun("cnn", pictures, 1)))
                .isEqualTo(0.91);
    }

    @Test
    void theGoldenPictureIsTheSameEachTime() throws IOException {
        Image picture = Images.read(GoldenScene.png(), "golden");
        assertThat(picture.width()).isEqualTo(320);
        assertThat(GoldenScene.png()).isEqualTo(GoldenScene.png());
    }

    @Test
    void theFolderIsWholeAndReplaysItsAnswers() throws IOException {
        Path network = temp.resolve("a.onnx");
        Files.write(network, Models.open("face-detector").file("detector.onnx"));
        Training training = new Training("made up", "mien train detector", 1, "2026-11-22");
        DetectorModel.write(
                temp.resolve("made"),
                network,
                0.5,
                "Set by hand.",
                "none",
                training,
                List.of(measured()),
                List.of(new GroupRecall("all", 50, 49)));
        String folder = temp.resolve("made").toString();
        assertThat(Models.verify(folder)).hasSize(4).allMatch(Models.FileCheck::ok);
        NetworkManifest manifest = Models.open(folder).network(ModelKind.DETECTOR);
        assertThat(manifest.options()).containsEntry("score", 0.5);
        assertThat(GoldenAnswers.fault(Models.open(folder))).isEmpty();
        assertThat(new String(Models.open(folder).file("MODEL_CARD.md"), StandardCharsets.UTF_8))
                .contains("# Model face-detector 1", "Command: `mien train detector`", "| boxes, 1 | 1 |");
    }

    /** The shipped detector on the golden picture, with one of its faces labelled. */
    private DetectionEvaluation measured() throws IOException {
        Path boxes = Files.createDirectories(temp.resolve("boxes/images"))
                .resolve("..")
                .normalize();
        Files.write(boxes.resolve("images/a.png"), GoldenScene.png());
        Files.writeString(boxes.resolve("labels.csv"), "image,x,y,width,height\na.png,45,30,95,125\n");
        try (DetectionDataset data = Datasets.openDetection(boxes);
                FaceDetector detector = Detectors.create("cnn")) {
            return Evaluations.runDetection(
                    data, List.of(new NamedDetector("cnn", detector)), 1, (name, done, of) -> {});
        }
    }
}
