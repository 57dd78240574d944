package dev.mien.eval.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.dataset.MeasuredFace;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.image.Image;
import dev.mien.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupEvaluationTest {
    private static final Box BOX = new Box(10, 10, 40, 50);

    private static GroupOutcome outcome(String gender, Optional<FaceResult> result) {
        MeasuredFace face = new MeasuredFace(
                "a.jpg", "20-29", gender, "Indian", Optional.empty(), List.of(), () -> Image.gray(1, 1, new byte[1]));
        return new GroupOutcome(face, result);
    }

    @Test
    void sharesAreOfThoseFound() {
        List<GroupOutcome> outcomes = new ArrayList<>();
        outcomes.add(outcome("Female", Optional.of(Samples.happy(BOX))));
        outcomes.add(outcome("Female", Optional.of(Samples.unsure(BOX))));
        outcomes.add(outcome("Female", Optional.empty()));
        outcomes.add(outcome("Male", Optional.empty()));
        GroupEvaluation evaluation = GroupEvaluation.of("made", "accurate", outcomes, List.of());
        assertThat(evaluation.reports())
                .extracting(GroupReport::group)
                .containsExactly("all", "Female", "Male", "20-29", "Indian");
        GroupReport women = evaluation.reports().get(1);
        assertThat(women.recall()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(women.unsure()).isEqualTo(0.5);
        assertThat(women.failures()).isNaN();
        assertThat(women.likeliest().get(Expression.HAPPINESS)).isGreaterThanOrEqualTo(0.5);
        assertThat(women.likeliest().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(evaluation.reports().get(2).unsure()).isNaN();
        assertThat(evaluation.toJson().at("/groups/1/found").asInt()).isEqualTo(2);
        assertThat(evaluation.table()).contains("Female", "66.7 %", "20.8 to 93.9");
    }
}
