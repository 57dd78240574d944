package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.mien.dataset.Sample;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.model.ModelException;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.train.engine.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CropLabelsTest {
    @TempDir
    private Path folder;

    /** Sees a light square, the more surely the wider the picture; and surely something in the corner. */
    private static final class Light implements FaceDetector {
        @Override
        public List<Face> detect(Frame frame) {
            Image picture = frame.image();
            int left = picture.width();
            int right = 0;
            int top = picture.height();
            int bottom = 0;
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    if (picture.sample(x, y, 0) > 150) {
                        left = Math.min(left, x);
                        right = Math.max(right, x + 1);
                        top = Math.min(top, y);
                        bottom = Math.max(bottom, y + 1);
                    }
                }
            }
            Face corner = face(new Box(0, 0, picture.width() / 2.0, picture.height() / 2.0), 0.99f);
            return left < right
                    ? List.of(corner, face(new Box(left, top, right - left, bottom - top), picture.width() / 1000f))
                    : List.of(corner);
        }

        private static Face face(Box box, float confidence) {
            return new Face(box, confidence, Collections.nCopies(5, new Point(box.x(), box.y())));
        }

        @Override
        public StageInfo info() {
            return new StageInfo(StageKind.DETECT, "light", Map.of(), "");
        }

        @Override
        public void close() {}
    }

    private static Image crop(Box light) {
        byte[] samples = new byte[48 * 48];
        for (int y = (int) light.y(); y < light.bottom(); y++) {
            for (int x = (int) light.x(); x < light.right(); x++) {
                samples[y * 48 + x] = (byte) 240;
            }
        }
        return Image.gray(48, 48, samples);
    }

    private static Sample sample(String id, Image picture) {
        return new Sample(id, Optional.empty(), Map.of(), () -> picture);
    }

    @Test
    void theFaceIsWhereItIsInTheCropAndOfTheSurestView() {
        Face found = CropLabels.label(crop(new Box(10, 8, 26, 32)), new Light()).orElseThrow();
        // Four times as large with half of a side around: 48 * 2 * 4 pixels; six times with a quarter: 48 * 1.5 * 6.
        assertThat(found.confidence()).isCloseTo(0.432f, within(1e-6f));
        assertThat(found.box().x()).isCloseTo(10, within(0.5));
        assertThat(found.box().y()).isCloseTo(8, within(0.5));
        assertThat(found.box().width()).isCloseTo(26, within(1.0));
        assertThat(found.box().height()).isCloseTo(32, within(1.0));
        assertThat(found.landmarks().get(2).x()).isCloseTo(10, within(0.5));
    }

    @Test
    void whatIsNotInTheMiddleOrIsSmallIsNotTheFace() {
        assertThat(CropLabels.label(crop(new Box(20, 20, 8, 8)), new Light())).isEmpty();
        assertThat(CropLabels.label(Image.gray(48, 48, new byte[48 * 48]), new Light()))
                .isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("labels.csv");
        CropLabels.make(
                List.of(sample("a.png", crop(new Box(10, 8, 26, 32))), sample("b.png", crop(new Box(1, 1, 3, 3)))),
                new Light(),
                file,
                Progress.NONE);
        Map<String, Face> labels = CropLabels.read(file);
        assertThat(labels).containsOnlyKeys("a.png");
        assertThat(labels.values()).allSatisfy(face -> {
            assertThat(face.box().height()).isCloseTo(32, within(1.0));
            assertThat(face.landmarks()).hasSize(5);
        });
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Path file = folder.resolve("labels.csv");
        CropLabels.make(List.of(), new Light(), file, Progress.NONE);
        Files.writeString(file, Files.readString(file) + "a.png,0.9,1,2\n");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> CropLabels.read(file))
                .withMessageContaining(file + " line 2");
    }
}
