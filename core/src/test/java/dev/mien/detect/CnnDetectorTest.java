package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.testkit.model.StandIn;
import dev.mien.testkit.model.StandInGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the detector does around its network, on a stand-in that takes light cells for faces. */
class CnnDetectorTest {
    @TempDir
    private Path folder;

    private FaceDetector detector(String options) throws IOException {
        Path file = folder.resolve("grid.onnx");
        Files.write(file, StandInGrid.network());
        return Detectors.create("cnn:enlarge=1,levels=1,model=" + file + options);
    }

    /** Black with a white rectangle. */
    private static Image scene(int width, int height, int x, int y, int w, int h) {
        byte[] samples = new byte[width * height];
        for (int row = y; row < y + h; row++) {
            for (int column = x; column < x + w; column++) {
                samples[row * width + column] = (byte) 255;
            }
        }
        return Image.gray(width, height, samples);
    }

    private static List<Face> detect(FaceDetector detector, Image image) {
        return detector.detect(Frame.of(image));
    }

    @Test
    void aLightCellIsAFaceWithItsPoints() throws IOException {
        try (FaceDetector detector = detector("")) {
            List<Face> faces = detect(detector, scene(100, 70, 40, 24, 8, 8));
            assertThat(faces).hasSize(1);
            assertThat(faces.get(0).box().x()).isCloseTo(36, within(1e-4));
            assertThat(faces.get(0).box().y()).isCloseTo(20, within(1e-4));
            assertThat(faces.get(0).box().width()).isCloseTo(16, within(1e-4));
            assertThat(faces.get(0).box().height()).isCloseTo(16, within(1e-4));
            assertThat(faces.get(0).confidence()).isEqualTo(1f);
            assertThat(faces.get(0).landmarks().get(0)).isEqualTo(new Point(40, 32));
            assertThat(faces.get(0).landmarks().get(4).x()).isCloseTo(43.2, within(1e-4));
        }
    }

    @Test
    void everyStrideIsRead() throws IOException {
        try (FaceDetector detector = detector(",nms=1")) {
            // All white: 16 cells of 8, 4 of 16, 1 of 32.
            assertThat(detect(detector, scene(32, 32, 0, 0, 32, 32))).hasSize(21);
        }
    }

    @Test
    void blackAndTinyFramesHoldNoFace() throws IOException {
        try (FaceDetector detector = detector("")) {
            for (int[] size : new int[][] {{1, 1}, {2, 1}, {1, 300}, {3000, 2}, {200, 150}}) {
                assertThat(detect(detector, scene(size[0], size[1], 0, 0, 0, 0)))
                        .isEmpty();
            }
        }
    }

    @Test
    void boxesAreOfTheFrameAndInsideIt() throws IOException {
        try (FaceDetector detector = detector(",size=320")) {
            Image large = scene(1280, 960, 0, 64, 32, 32);
            List<Face> faces = detect(detector, large);
            assertThat(faces).hasSize(1);
            // A cell is 32 pixels of this frame; the box of two cells is cut at the left edge.
            Box box = faces.get(0).box();
            assertThat(box.x()).isZero();
            assertThat(box.right()).isCloseTo(48, within(1e-4));
            assertThat(box.y()).isCloseTo(48, within(1e-4));
            assertThat(box.bottom()).isCloseTo(112, within(1e-4));
        }
    }

    @Test
    void tilesFindWhatReductionLosesAndReportItOnce() throws IOException {
        // In the overlap of two tiles, and across the cut of a third.
        Image large = scene(1000, 300, 352, 96, 8, 8);
        try (FaceDetector whole = detector(",size=320");
                FaceDetector tiles = detector(",size=320,tile=320")) {
            assertThat(detect(whole, large)).isEmpty();
            List<Face> faces = detect(tiles, large);
            assertThat(faces).hasSize(1);
            assertThat(faces.get(0).box().center().x()).isCloseTo(356, within(8.0));
            assertThat(faces.get(0).box().center().y()).isCloseTo(100, within(8.0));
        }
    }

    @Test
    void smallFramesAreEnlargedOnlyAsFarAsAsked() throws IOException {
        Image small = scene(64, 64, 8, 8, 4, 4);
        try (FaceDetector plain = detector("");
                FaceDetector twice = Detectors.create("cnn:enlarge=2,levels=1,model=" + folder.resolve("grid.onnx"))) {
            assertThat(detect(plain, small)).isEmpty();
            List<Face> faces = detect(twice, small);
            assertThat(faces).hasSize(1);
            assertThat(faces.get(0).box().center().x()).isCloseTo(10, within(0.01));
        }
    }

    @Test
    void levelsSearchTheHalvedFrameToo() throws IOException {
        Image frame = scene(640, 64, 320, 0, 64, 64);
        try (FaceDetector one = detector(",nms=1");
                FaceDetector two =
                        Detectors.create("cnn:enlarge=1,levels=2,nms=1,model=" + folder.resolve("grid.onnx"));
                FaceDetector many =
                        Detectors.create("cnn:enlarge=1,levels=8,nms=1,model=" + folder.resolve("grid.onnx"))) {
            // 64 cells of 8, 16 of 16, 4 of 32; of the halved one the largest, of 128 pixels of the frame: less was
            // seen before.
            assertThat(detect(one, frame)).hasSize(84);
            assertThat(detect(two, frame))
                    .hasSize(85)
                    .anyMatch(face -> face.box().width() > 120);
            // Halved once the frame is 320 pixels wide, which is the end.
            assertThat(detect(many, frame)).hasSize(85);
        }
    }

    @Test
    void overlapsAreDroppedAndTheThresholdHolds() throws IOException {
        Image two = scene(64, 32, 8, 8, 16, 8);
        try (FaceDetector loose = detector(",nms=0.4");
                FaceDetector tight = detector(",nms=0.3");
                FaceDetector all = detector(",nms=1,score=0.000001")) {
            // Neighbouring boxes of two cells share a third of their union.
            assertThat(detect(loose, two)).hasSize(2);
            assertThat(detect(tight, two)).hasSize(1);
            assertThat(detect(all, scene(64, 32, 0, 0, 0, 0))).isEmpty();
        }
    }

    @Test
    void colourWithoutHueGivesWhatGreyGives() throws IOException {
        try (FaceDetector detector = detector("")) {
            Image gray = scene(90, 90, 8, 16, 8, 24);
            assertThat(detect(detector, gray.toRgb()))
                    .isEqualTo(detect(detector, gray))
                    .isNotEmpty();
        }
    }

    @Test
    void sameAnswerFromEightThreads() throws Exception {
        Image image = scene(300, 200, 64, 64, 40, 24);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (FaceDetector detector = detector("")) {
            List<Face> expected = detect(detector, image);
            List<Future<List<Face>>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                answers.add(threads.submit(() -> detect(detector, image)));
            }
            for (Future<List<Face>> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected).isNotEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void saysWhatItIs() throws IOException {
        try (FaceDetector detector = detector(",score=0.25")) {
            assertThat(detector.info().name()).isEqualTo("cnn");
            assertThat(Detectors.names()).contains("cnn", "yunet");
            assertThat(detector.info().options()).containsEntry("score", "0.25").containsKey("size");
            assertThat(detector.info().model()).matches("grid\\.onnx sha256:[0-9a-f]{64}");
        }
    }

    @Test
    void wrongFilesAreRefusedInOneLine() throws IOException {
        Path other = folder.resolve("other.onnx");
        Files.write(
                other,
                StandIn.network(
                        "pictures",
                        List.of(-1, 1, -1, -1),
                        false,
                        new float[][] {{1}},
                        new float[] {0},
                        "a",
                        "",
                        false));
        Path text = folder.resolve("text.onnx");
        Files.writeString(text, "no network");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("yunet"))
                .withMessage("yunet needs its network: yunet:model=FILE.onnx");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("cnn:model=nobody"))
                .withMessageContaining("cnn: no model 'nobody'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("cnn:model=classic"))
                .withMessage("cnn: model classic is for expression, not for detection; built in for detection:"
                        + " face-detector");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("cnn:model=nowhere.onnx"))
                .withMessageContaining("cannot read the network 'nowhere.onnx'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("cnn:model=" + text))
                .withMessageContaining("not a network that can be run");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("yunet:model=" + other))
                .withMessageContaining("not a network of the form yunet")
                .withMessageContaining("cls_8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("cnn:model=" + other))
                .withMessageContaining("stride32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("cnn:tile=100"))
                .withMessageContaining("tile must be 0, for none, or at least 128");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("cnn:enlarge=0.5"))
                .withMessageContaining("enlarge must lie in 1 to 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detectors.create("cnn:size=8"))
                .withMessageContaining("size must lie in 32 to 8192");
    }

    /** A picture of 1,000 pixels brought to 320 loses a light square of 20; one grey of 128 is a face from 0.5 on, no less. */
    @Test
    void suspectsAreSearchedAtFullSizeFromHalfOfTheScore() throws IOException {
        try (FaceDetector detector = detector(",size=320,turns=1,score=0.9")) {
            Frame small = Frame.of(scene(1000, 640, 400, 320, 20, 20));
            assertThat(detector.detect(small)).isEmpty();
            assertThat(detector.suspects(small)).isNotEmpty();
        }
    }
}
