package dev.mien.eval.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.eval.Outcomes;
import dev.mien.face.Expression;
import dev.mien.face.Quality;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class QualityEvaluationTest {
    private static DamagedFace face(double p, boolean right, boolean sure, boolean passes) {
        Expression said = right ? Expression.ANGER : Expression.FEAR;
        return new DamagedFace(
                Outcomes.said(Expression.ANGER, said, p, Expression.NEUTRAL),
                new Quality(30, 0.5, 50, 0, passes ? List.of() : List.of("too small")),
                Optional.empty(),
                sure);
    }

    @Test
    void onlySureFacesThatPassAreAnswered() {
        DamageCurve.Point point = DamageCurve.Point.of(
                2,
                List.of(
                        face(0.9, true, true, true),
                        face(0.9, false, true, false),
                        face(0.9, true, true, false),
                        face(0.6, true, false, true),
                        face(0.6, false, false, false)));
        assertThat(point.accuracy()).isCloseTo(0.6, within(1e-12));
        assertThat(point.sureShare()).isCloseTo(0.6, within(1e-12));
        assertThat(point.sureAccuracy()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(point.answeredShare()).isCloseTo(0.2, within(1e-12));
        assertThat(point.answeredAccuracy()).isEqualTo(1);
        assertThat(point.ece()).isCloseTo(0.6 * (0.9 - 2.0 / 3) + 0.4 * 0.1, within(1e-6));
    }

    @Test
    void tableAndJsonSayTheSame() {
        DamageCurve curve = new DamageCurve(
                "size",
                "width of the face in pixels",
                OptionalDouble.of(24),
                List.of(
                        DamageCurve.Point.of(32, List.of(face(0.9, true, true, true))),
                        DamageCurve.Point.of(8, List.of(face(0.9, true, false, false)))));
        QualityEvaluation result =
                new QualityEvaluation("faces", "all", List.of(new QualityReport("p", List.of(curve))), List.of());
        assertThat(result.table()).contains("p: width of the face in pixels; gate at 24", "100.0 %");
        JsonNode size = result.toJson().get("pipelines").get("p").get("size");
        assertThat(size.get("threshold").asDouble()).isEqualTo(24);
        assertThat(size.get("points").get(0).get("answered").asDouble()).isEqualTo(1);
        assertThat(size.get("points").get(1).get("accuracyAnswered").isNull()).isTrue();
    }
}
