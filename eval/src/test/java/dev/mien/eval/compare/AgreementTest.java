package dev.mien.eval.compare;

import static dev.mien.eval.compare.Compared.face;
import static dev.mien.eval.compare.Compared.sure;
import static dev.mien.eval.compare.Compared.unsure;
import static dev.mien.face.Expression.ANGER;
import static dev.mien.face.Expression.FEAR;
import static dev.mien.face.Expression.HAPPINESS;
import static dev.mien.face.Expression.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Expression;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private final Agreement agreement = new Agreement();

    private void add(int times, ComparedFace face) {
        for (int i = 0; i < times; i++) {
            agreement.add(face);
        }
    }

    /** By hand: observed 35/50; expected 25/50 * 30/50 + 25/50 * 20/50 = 0.5; kappa 0.2/0.5. */
    @Test
    void kappaOfTwoVerdicts() {
        add(20, face(sure(FEAR, 1, ANGER), sure(FEAR, 1, ANGER)));
        add(5, face(sure(FEAR, 1, ANGER), sure(ANGER, 1, FEAR)));
        add(10, face(sure(ANGER, 1, FEAR), sure(FEAR, 1, ANGER)));
        add(15, face(sure(ANGER, 1, FEAR), sure(ANGER, 1, FEAR)));
        assertThat(agreement.faces()).isEqualTo(50);
        assertThat(agreement.share()).isEqualTo(0.7);
        assertThat(agreement.kappa()).isCloseTo(0.4, within(1e-12));
        assertThat(agreement.meanDistance()).isEqualTo(15.0 / 50);
        assertThat(agreement.count("fear", "anger")).isEqualTo(5);
        assertThat(agreement.first("fear")).isEqualTo(25);
        assertThat(agreement.second("fear")).isEqualTo(30);
        assertThat(agreement.occurring()).containsExactly("anger", "fear");
    }

    /**
     * Observed 3/6; first: unsure 2, happiness 2, neutral 2; second: unsure 3, happiness 1, neutral 2; expected
     * (6 + 2 + 4) / 36.
     */
    @Test
    void unsureCountsAsAVerdictButNotAsSure() {
        add(2, face(unsure(FEAR, 0.6, ANGER), unsure(ANGER, 0.6, FEAR)));
        add(1, face(sure(HAPPINESS, 0.9, NEUTRAL), unsure(HAPPINESS, 0.9, NEUTRAL)));
        add(1, face(sure(HAPPINESS, 0.9, NEUTRAL), sure(NEUTRAL, 0.9, HAPPINESS)));
        add(1, face(sure(NEUTRAL, 0.9, HAPPINESS), sure(HAPPINESS, 0.5, NEUTRAL)));
        add(1, face(sure(NEUTRAL, 0.9, HAPPINESS), sure(NEUTRAL, 0.5, HAPPINESS)));
        assertThat(agreement.agreed()).isEqualTo(3);
        assertThat(agreement.bothSure()).isEqualTo(3);
        assertThat(agreement.agreedSure()).isEqualTo(1);
        assertThat(agreement.shareSure()).isEqualTo(1.0 / 3);
        assertThat(agreement.count("unsure", "unsure")).isEqualTo(2);
        assertThat(agreement.count("happiness", "unsure")).isEqualTo(1);
        assertThat(agreement.kappa()).isCloseTo((0.5 - 1.0 / 3) / (1 - 1.0 / 3), within(1e-12));
    }

    @Test
    void whatIsUndefinedIsNotANumber() {
        assertThat(agreement.share()).isNaN();
        assertThat(agreement.kappa()).isNaN();
        assertThat(agreement.meanDistance()).isNaN();
        assertThat(agreement.occurring()).isEmpty();
        add(3, face(unsure(FEAR, 0.6, ANGER), unsure(FEAR, 0.6, ANGER)));
        assertThat(agreement.share()).isEqualTo(1);
        assertThat(agreement.shareSure()).isNaN();
        assertThat(agreement.kappa())
                .as("one verdict for all: chance agrees as well")
                .isNaN();
    }

    /** Of a model of FER+ and one of labels of its own. By hand: |0.9-0| + |0.1-0| + |0-0.8| + |0-0.2| halved. */
    @Test
    void labelsOfAModelsOwnAreCategoriesToo() {
        Expression bored = Expression.of("bored");
        Expression away = Expression.of("away");
        ComparedFace face = face(sure(HAPPINESS, 0.9, NEUTRAL), sure(bored, 0.8, away));
        assertThat(face.distance()).isCloseTo(1, within(1e-6));
        assertThat(agreement.expressions()).as("of nothing yet").isEqualTo(Expression.FERPLUS);
        add(2, face);
        assertThat(agreement.expressions()).containsExactly(NEUTRAL, HAPPINESS, bored, away);
        assertThat(agreement.occurring()).containsExactly("happiness", "bored");
        assertThat(agreement.count("happiness", "bored")).isEqualTo(2);
        assertThat(agreement.kappa()).isZero();
    }

    /** By hand: |0.7-0.2|, |0.3-0|, |0-0.8| halved. */
    @Test
    void distanceIsHalfTheSummedDifferences() {
        ComparedFace face = face(sure(HAPPINESS, 0.7, NEUTRAL), unsure(FEAR, 0.8, HAPPINESS));
        assertThat(face.distance()).isCloseTo(0.8, within(1e-6));
        assertThat(face.agree()).isFalse();
        assertThat(face.bothSure()).isFalse();
        assertThat(face(sure(FEAR, 0.8, ANGER), unsure(FEAR, 0.8, ANGER)).distance())
                .isZero();
        assertThat(face(sure(FEAR, 1, ANGER), sure(HAPPINESS, 1, NEUTRAL)).distance())
                .isEqualTo(1);
    }
}
