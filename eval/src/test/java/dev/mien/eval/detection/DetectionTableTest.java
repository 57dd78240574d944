package dev.mien.eval.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.face.Face;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectionTableTest {
    @Test
    void detectorsStandSideBySide() {
        TruthBox face = new TruthBox(new Box(0, 0, 30, 30), false);
        DetectionRun.Picture hit = new DetectionRun.Picture(
                "a",
                List.of(face),
                List.of(new Face(face.box(), 0.9f, List.of())),
                Duration.ofMillis(3),
                Optional.empty());
        DetectionRun.Picture empty = new DetectionRun.Picture(
                "b", List.of(), List.of(new Face(face.box(), 0.8f, List.of())), Duration.ofMillis(4), Optional.empty());
        DetectionReport report = DetectionReport.of(new DetectionRun("haar", List.of(hit, empty), 1));
        DetectionEvaluation result = new DetectionEvaluation("d.zip", "every box counts", List.of(report), List.of());
        assertThat(result.table()).isEqualTo("""
                d.zip: pictures 2, counted faces 1
                labels: every box counts

                                                              haar
                average precision, IoU 0.5                   1.000
                recall                                     100.0 %
                precision                                   50.0 %
                recall at 0.01 false a picture             100.0 %
                recall at 0.1 false a picture              100.0 %
                recall at 1.0 false a picture              100.0 %
                AP (recall), 16 to 32 px high (1)  1.000 (100.0 %)
                false detections                                 1
                  in pictures without a face (1)                 1
                milliseconds a picture                         3.5
                  threads                                        1

                Ignored faces count neither as found nor as missed. Boxes are cut to the picture.
                """);
    }
}
