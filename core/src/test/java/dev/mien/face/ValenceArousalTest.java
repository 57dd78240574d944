package dev.mien.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValenceArousalTest {
    private static final List<Expression> TWO = List.of(Expression.HAPPINESS, Expression.SADNESS);

    @Test
    void certaintyGivesThePublishedCoordinates() {
        var at = ValenceArousal.of(ExpressionScores.of(TWO, new float[] {0, 1}));
        assertThat(at).contains(new ValenceArousal(-0.63, -0.27));
    }

    @Test
    void aMixtureLiesBetween() {
        var at = ValenceArousal.of(ExpressionScores.of(TWO, new float[] {0.75f, 0.25f}))
                .orElseThrow();
        assertThat(at.valence()).isCloseTo(0.75 * 0.81 - 0.25 * 0.63, within(1e-6));
        assertThat(at.arousal()).isCloseTo(0.75 * 0.51 - 0.25 * 0.27, within(1e-6));
    }

    @Test
    void neutralIsTheOrigin() {
        assertThat(ValenceArousal.of(Expression.NEUTRAL)).contains(new ValenceArousal(0, 0));
    }

    @Test
    void quadrantsOfTheCircumplex() {
        assertThat(ValenceArousal.of(Expression.SADNESS).orElseThrow().arousal())
                .isNegative();
        for (Expression unpleasant : List.of(
                Expression.SADNESS, Expression.ANGER, Expression.DISGUST, Expression.FEAR, Expression.CONTEMPT)) {
            assertThat(ValenceArousal.of(unpleasant).orElseThrow().valence()).isNegative();
        }
        for (Expression aroused : List.of(Expression.HAPPINESS, Expression.SURPRISE, Expression.ANGER)) {
            assertThat(ValenceArousal.of(aroused).orElseThrow().arousal()).isGreaterThan(0.5);
        }
    }

    @Test
    void ofALabelWithoutCoordinatesNothingIsSaid() {
        Expression own = Expression.of("bored");
        assertThat(ValenceArousal.of(own)).isEmpty();
        assertThat(ValenceArousal.of(ExpressionScores.of(List.of(Expression.HAPPINESS, own), new float[] {1, 0})))
                .isEmpty();
    }

    @Test
    void refusesValuesOutsideTheAxes() {
        assertThatThrownBy(() -> new ValenceArousal(1.01, 0)).hasMessageContaining("-1 to 1");
        assertThatThrownBy(() -> new ValenceArousal(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
