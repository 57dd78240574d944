package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.model.ModelException;
import dev.mien.testkit.SamplePictures;
import dev.mien.testkit.Skip;
import dev.mien.testkit.model.StandInGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherTest {
    private static final Path YUNET = Path.of("../../shared/models/yunet_n_dynamic.onnx");

    /** The surest cell says the box that the detector of the same network reports. */
    @Test
    void aTeacherSpeaksAsTheDetectorDoes() throws IOException {
        Skip.unless(Files.exists(YUNET), "no network of YuNet is here to learn from");
        Image picture = SamplePictures.read("happiness.png").resize(256, 256);
        Assignment assignment = new Assignment(256, 256);
        int cells = assignment.cells();
        float[] labels = new float[Assignment.TARGETS * cells];
        float[] answers = new float[labels.length];
        assignment.write(List.of(), labels, 0);
        try (Teacher teacher = Teacher.open(YUNET);
                FaceDetector detector = Detectors.create("yunet:enlarge=1,size=256,model=" + YUNET)) {
            teacher.write(picture, labels, answers, 0);
            Face face = detector.detect(Frame.of(picture)).get(0);
            int surest = 0;
            for (int cell = 0; cell < cells; cell++) {
                surest = answers[Assignment.POSITIVE * cells + cell] > answers[Assignment.POSITIVE * cells + surest]
                        ? cell
                        : surest;
            }
            int first = 0;
            int stride = 8;
            while (surest - first >= (256 / stride) * (256 / stride)) {
                first += (256 / stride) * (256 / stride);
                stride *= 2;
            }
            int column = (surest - first) % (256 / stride);
            assertThat(answers[Assignment.POSITIVE * cells + surest]).isCloseTo(face.confidence(), within(1e-4f));
            assertThat(stride * (column + (double) answers[Assignment.BOX * cells + surest]))
                    .isCloseTo(face.box().center().x(), within(0.5));
            assertThat(stride * (double) answers[(Assignment.BOX + 2) * cells + surest])
                    .isCloseTo(face.box().width(), within(0.5));
            assertThat(labels[Assignment.WEIGHT * cells + surest]).isZero();
        }
    }

    @Test
    void anotherNetworkCannotTeach(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("grid.onnx"), StandInGrid.network());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Teacher.open(file))
                .withMessageContaining("grid.onnx: not a network of the form of YuNet")
                .withMessageContaining("cls_8");
    }
}
