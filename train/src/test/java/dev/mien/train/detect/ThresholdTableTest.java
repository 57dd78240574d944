package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.TruthBox;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdTableTest {
    /** The same two boxes in every picture. */
    private static final FaceDetector DETECTOR = new FaceDetector() {
        @Override
        public List<Face> detect(Frame frame) {
            return List.of(
                    new Face(new Box(0, 0, 10, 10), 0.52f, List.of()),
                    new Face(new Box(20, 0, 9, 9), 0.31f, List.of()));
        }

        @Override
        public StageInfo info() {
            return new StageInfo(StageKind.DETECT, "two", Map.of(), "");
        }

        @Override
        public void close() {}
    };

    private static DetectionDataset pictures(String name, List<TruthBox> faces) throws IOException {
        Image picture = Image.gray(40, 40, new byte[1600]);
        return DetectionDataset.of(
                name,
                "",
                List.of(
                        new DetectionSample("1", faces, () -> picture),
                        new DetectionSample("2", faces, () -> picture)));
    }

    @Test
    void aHigherScoreFindsLess() throws IOException {
        List<TruthBox> faces =
                List.of(new TruthBox(new Box(0, 0, 10, 10), false), new TruthBox(new Box(0, 30, 9, 9), false));
        String table = ThresholdTable.of(DETECTOR, List.of(pictures("faces", faces), pictures("empty", List.of())), 1);
        List<String> lines =
                table.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
        assertThat(lines.get(0)).isEqualTo("score faces: found, false empty: false");
        assertThat(lines).contains("0.30 50.0 % 2 4", "0.35 50.0 % 0 2", "0.50 50.0 % 0 2", "0.55 0.0 % 0 0");
    }
}
