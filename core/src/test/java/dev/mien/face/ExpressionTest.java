package dev.mien.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Expression BORED = Expression.of("bored");
    private static final Expression AWAY = Expression.of("away");

    @Test
    void isItsLabel() {
        assertThat(BORED).isEqualTo(Expression.of("bored")).hasToString("bored").hasSameHashCodeAs("bored");
        assertThat(BORED).isNotEqualTo(Expression.of("Bored"));
        assertThat(Expression.of("happiness")).isEqualTo(Expression.HAPPINESS);
        assertThat(Expression.of("happy").label()).as("taken as it is").isEqualTo("happy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "très content",
                "très étonné",
                "退屈",
                "🙂",
                "=1+1",
                "<b>\"&",
                "0123456789 0123456789 0123456789 012345"
            })
    void printableTextIsALabel(String text) {
        assertThat(Expression.of(text).label()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " bored",
                "bored ",
                "two  spaces",
                "a\u00a0b",
                "a\nb",
                "a\u001b[31mb",
                "a\u202eb",
                "a\u200bb",
                "\ud83d",
                "\ue000",
                "unsure",
                "Unsure",
                "0123456789 0123456789 0123456789 01234567"
            })
    void anythingElseIsRefusedOnOneLineThatShowsNothingHidden(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.of(text))
                .withMessageStartingWith("a label ")
                .withMessageMatching("\\p{Print}+");
    }

    @Test
    void neutralIsKnownInAnyCase() {
        assertThat(Expression.of("Neutral").isNeutral()).isTrue();
        assertThat(Expression.NEUTRAL.isNeutral()).isTrue();
        assertThat(BORED.isNeutral()).isFalse();
    }

    @Test
    void namesThatAreAllOfFerplusMeanIts() {
        assertThat(Expressions.named(List.of("Sad", " joy", "neutral")))
                .containsExactly(Expression.SADNESS, Expression.HAPPINESS, Expression.NEUTRAL);
        assertThat(Expressions.named(List.of("happy", "bored")))
                .extracting(Expression::label)
                .containsExactly("happy", "bored");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expressions.named(List.of("sad", "sadness")))
                .withMessageContaining("twice");
    }

    @Test
    void aNameIsLookedUpAmongLabelsFirst() {
        Expression happy = Expression.of("happy");
        assertThat(Expressions.named("happy", List.of(BORED, happy))).isEqualTo(happy);
        assertThat(Expressions.named("happy", Expression.FERPLUS)).isEqualTo(Expression.HAPPINESS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expressions.named("tired", List.of(BORED, happy)))
                .withMessage("unknown expression 'tired'; known: bored, happy");
    }

    @Test
    void labelsKeepTheirOrderUnlessAllAreOfFerplus() {
        assertThat(Expressions.ordered(List.of(Expression.FEAR, Expression.NEUTRAL, Expression.FEAR)))
                .containsExactly(Expression.NEUTRAL, Expression.FEAR);
        assertThat(Expressions.ordered(List.of(Expression.FEAR, BORED, Expression.NEUTRAL, BORED)))
                .containsExactly(Expression.FEAR, BORED, Expression.NEUTRAL);
        assertThat(Expressions.listed(List.of(Expression.FEAR))).isEqualTo(Expression.FERPLUS);
        assertThat(Expressions.listed(List.of(BORED, Expression.FEAR))).containsExactly(BORED, Expression.FEAR);
    }

    @Test
    void scoresCarryTheirLabelsInOrder() {
        ExpressionScores scores = ExpressionScores.of(List.of(BORED, AWAY), new float[] {0.5f, 0.5f});
        assertThat(scores.labels()).containsExactly(BORED, AWAY);
        assertThat(scores.top()).as("the first among equals").isEqualTo(BORED);
        assertThat(scores.average(ExpressionScores.of(List.of(BORED, AWAY), new float[] {0, 1}))
                        .labels())
                .containsExactly(BORED, AWAY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpressionScores.of(List.of(BORED, BORED), new float[] {0.5f, 0.5f}));
    }
}
