package dev.mien.eval.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.HeadPose;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoseEvaluationTest {
    @Test
    void farLabelsAndMissedFacesAreLeftOut() {
        PoseEvaluation result = PoseEvaluation.of(
                "made",
                "cnn",
                List.of(
                        pair(10, new HeadPose(14, 1, 0)),
                        pair(-10, new HeadPose(-12, -3, 0)),
                        pair(40, new HeadPose(0, 0, 0)),
                        new PoseEvaluation.Pair(new HeadPose(0, 0, 0), Optional.empty())),
                List.of());
        PoseEvaluation.Angle yaw = result.angles().get(0);
        assertThat(result.found()).isEqualTo(3);
        assertThat(yaw.counted()).isEqualTo(2);
        assertThat(yaw.error()).isCloseTo(3, within(1e-9));
        assertThat(yaw.bias()).isCloseTo(1, within(1e-9));
        assertThat(yaw.usual()).isCloseTo(10, within(1e-9));
        assertThat(result.angles().get(1).counted()).isEqualTo(3);
        assertThat(result.table()).contains("mean error").contains("3.00");
        assertThat(result.toJson().at("/angles/yaw/meanError").asDouble()).isEqualTo(3);
    }

    private static PoseEvaluation.Pair pair(double yaw, HeadPose found) {
        return new PoseEvaluation.Pair(new HeadPose(yaw, 0, 0), Optional.of(found));
    }
}
