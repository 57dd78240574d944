package dev.mien.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.stage.StageKind;
import dev.mien.testkit.SyntheticFace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every face detector owes. */
public abstract class FaceDetectorContract {
    private FaceDetector detector;

    /** {@return a new detector to test; closed after each test} */
    protected abstract FaceDetector create();

    /**
     * {@return a plain scene with one face that the detector can find; a drawn one}
     *
     * @param width in pixels
     * @param height in pixels
     * @param eyesMiddle the point midway between the eyes
     * @param eyeDistance in pixels
     * @param degrees how far the face is tilted clockwise
     */
    protected Image scene(int width, int height, Point eyesMiddle, double eyeDistance, double degrees) {
        return SyntheticFace.scene(width, height, eyesMiddle, eyeDistance, degrees);
    }

    private Image picture() {
        return scene(320, 320, new Point(160, 140), 80, 0);
    }

    @BeforeEach
    void open() {
        detector = create();
    }

    @AfterEach
    void close() {
        detector.close();
    }

    private List<Face> detect(Image image) {
        return detector.detect(Frame.of(image));
    }

    @Test
    void findsTheOneFaceWhereItIs() {
        List<Face> faces = detect(picture());
        assertThat(faces).hasSize(1);
        // The box of a face in WIDER FACE's manner, from the eyes at (120, 140) and (200, 140).
        assertThat(faces.get(0).box().iou(new Box(73, 46, 174, 241))).isGreaterThan(0.7);
    }

    @Test
    void blankFramesHoldNoFace() {
        for (int shade : new int[] {0, 128, 255}) {
            byte[] samples = new byte[200 * 150];
            Arrays.fill(samples, (byte) shade);
            assertThat(detect(Image.gray(200, 150, samples))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1,300", "300,1", "19,19", "24,24", "3000,2"})
    void tinyAndNarrowFramesHoldNoFace(int width, int height) {
        assertThat(detect(Image.gray(width, height, new byte[width * height]))).isEmpty();
        assertThat(detect(Image.rgb(width, height, new byte[width * height * 3])))
                .isEmpty();
    }

    @Test
    void boxesLieInsideTheFrameEvenAtItsBorder() {
        int found = 0;
        for (int x = 40; x <= 240; x += 50) {
            Image image = scene(280, 240, new Point(x, 80), 70, 0);
            for (Face face : detect(image)) {
                found++;
                assertThat(face.box().x()).isNotNegative();
                assertThat(face.box().y()).isNotNegative();
                assertThat(face.box().right()).isLessThanOrEqualTo(image.width());
                assertThat(face.box().bottom()).isLessThanOrEqualTo(image.height());
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void theMirroredFrameGivesTheMirroredBoxes() {
        Image image = scene(400, 320, new Point(140, 140), 80, 5);
        List<Face> faces = detect(image);
        List<Face> mirrored = detect(image.mirror());
        assertThat(faces).isNotEmpty();
        assertThat(mirrored).hasSameSizeAs(faces);
        for (Face face : faces) {
            Box box = face.box();
            Box expected = new Box(image.width() - box.right(), box.y(), box.width(), box.height());
            assertThat(mirrored)
                    .anySatisfy(other -> assertThat(other.box().iou(expected)).isGreaterThan(0.7));
        }
    }

    @Test
    void colourWithoutHueGivesWhatGreyGives() {
        Image gray = picture();
        assertThat(detect(gray.toRgb())).isEqualTo(detect(gray)).isNotEmpty();
    }

    @Test
    void mostConfidentFirst() {
        List<Face> faces = detect(twoFaces());
        assertThat(faces).hasSizeGreaterThanOrEqualTo(2);
        assertThat(faces.stream().map(Face::confidence).toList()).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void boxesAreInPixelsOfTheOriginalFrame() {
        Image large = scene(1500, 1000, new Point(700, 400), 220, 0);
        assertThat(detect(large))
                .hasSize(1)
                .allSatisfy(face ->
                        assertThat(face.box().iou(new Box(458, 135, 484, 675))).isGreaterThan(0.7));
    }

    @Test
    void sameAnswerTwiceAndFromEightThreads() throws Exception {
        List<Image> images = List.of(picture(), twoFaces(), picture().mirror());
        List<List<Face>> expected = images.stream().map(this::detect).toList();
        assertThat(images.stream().map(this::detect).toList()).isEqualTo(expected);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Face>>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Image image = images.get(i % images.size());
                answers.add(threads.submit(() -> detect(image)));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(expected.get(i % images.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void saysWhatItIs() {
        assertThat(detector.info().stage()).isEqualTo(StageKind.DETECT);
        assertThat(detector.info().options()).isNotEmpty();
        assertThat(Detectors.names()).contains(detector.info().name());
    }

    /** A large and a smaller face side by side. */
    private Image twoFaces() {
        Image left = scene(300, 300, new Point(150, 130), 80, 0);
        Image right = scene(220, 300, new Point(110, 120), 50, 0);
        byte[] samples = new byte[520 * 300];
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 520; x++) {
                samples[y * 520 + x] = (byte) (x < 300 ? left.sample(x, y, 0) : right.sample(x - 300, y, 0));
            }
        }
        return Image.gray(520, 300, samples);
    }
}
