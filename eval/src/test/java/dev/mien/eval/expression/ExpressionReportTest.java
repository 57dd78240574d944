package dev.mien.eval.expression;

import static dev.mien.eval.Outcomes.failed;
import static dev.mien.eval.Outcomes.missed;
import static dev.mien.eval.Outcomes.run;
import static dev.mien.eval.Outcomes.said;
import static dev.mien.face.Expression.HAPPINESS;
import static dev.mien.face.Expression.NEUTRAL;
import static dev.mien.face.Expression.SADNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.eval.figure.ClassScore;
import dev.mien.eval.figure.CoveragePoint;
import dev.mien.eval.figure.Interval;
import dev.mien.eval.figure.Outcome;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

public class ExpressionReportTest {
    private static final List<Expression> LABELS = List.of(NEUTRAL, HAPPINESS, SADNESS);

    /** Eight pictures, worked out by hand. */
    public static final List<Outcome> EIGHT = List.of(
            said(NEUTRAL, NEUTRAL, 0.9, SADNESS),
            said(NEUTRAL, HAPPINESS, 0.61, NEUTRAL),
            missed(NEUTRAL),
            said(HAPPINESS, HAPPINESS, 0.82, NEUTRAL),
            said(HAPPINESS, HAPPINESS, 0.83, NEUTRAL),
            said(SADNESS, HAPPINESS, 0.55, SADNESS),
            said(SADNESS, SADNESS, 0.95, NEUTRAL),
            failed(SADNESS, "x: broken"));

    private final ExpressionReport report = ExpressionReport.of(run("p", EIGHT), LABELS, LABELS);

    @Test
    void aMissedFaceIsAnError() {
        assertThat(List.of(report.n(), report.missed(), report.failed())).containsExactly(8, 2, 1);
        assertThat(report.accuracy()).isEqualTo(0.5);
        assertThat(report.accuracyInterval()).isEqualTo(Interval.wilson(4, 8));
        assertThat(report.coverage()).isEqualTo(0.75);
        assertThat(report.accuracyDetected()).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(report.accuracyRestricted()).isEmpty();
    }

    @Test
    void perClassAndConfusion() {
        assertThat(report.perClass())
                .containsExactly(
                        Map.entry(NEUTRAL, new ClassScore(1, 1.0 / 3, 0.5, 3)),
                        Map.entry(HAPPINESS, new ClassScore(0.5, 1, 2.0 / 3, 2)),
                        Map.entry(SADNESS, new ClassScore(1, 1.0 / 3, 0.5, 3)));
        assertThat(report.macroF1()).isCloseTo(5.0 / 9, within(1e-12));
        assertThat(report.confusion().count(NEUTRAL, HAPPINESS)).isEqualTo(1);
        assertThat(report.confusion().count(HAPPINESS, NEUTRAL)).isZero();
        assertThat(report.confusion().missed(SADNESS)).isEqualTo(1);
        assertThat(report.confusion().support(SADNESS)).isEqualTo(3);
    }

    @Test
    void probabilitiesAreJudgedOverTheAnswers() {
        double[] ofTruth = {0.9, 0.39, 0.82, 0.83, 0.45, 0.95};
        double nll = 0;
        double brier = 0;
        for (double p : ofTruth) {
            nll -= Math.log(p) / 6;
            brier += 2 * (1 - p) * (1 - p) / 6; // two expressions share all probability
        }
        assertThat(report.nll()).isCloseTo(nll, within(1e-6));
        assertThat(report.brier()).isCloseTo(brier, within(1e-6));
        // bins hold 0.9 | 0.61 wrong | 0.82 and 0.83 | 0.55 wrong | 0.95
        assertThat(report.calibration().ece()).isCloseTo((0.1 + 0.61 + 0.35 + 0.55 + 0.05) / 6, within(1e-6));
    }

    @Test
    void theSurestAreKeptFirst() {
        List<CoveragePoint> curve = report.accuracyAtCoverage();
        assertThat(curve).extracting(CoveragePoint::coverage).containsExactly(1.0, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5);
        assertThat(curve).extracting(CoveragePoint::n).containsExactly(8, 8, 7, 6, 6, 5, 4);
        assertThat(curve)
                .extracting(CoveragePoint::accuracy)
                .containsExactly(0.5, 0.5, 4.0 / 7, 4.0 / 6, 4.0 / 6, 4.0 / 5, 1.0);
        assertThat(curve.get(6).confidence()).isCloseTo(0.82, within(1e-6));
        assertThat(curve.get(0).confidence()).isZero();
    }

    @Test
    void speedIsPicturesByWallClock() {
        assertThat(report.facesPerSecond()).isEqualTo(4);
        assertThat(report.threads()).isEqualTo(3);
    }

    @Test
    void anAnswerOutsideTheDatasClassesIsAnErrorAndRestrictionIsExtra() {
        ExpressionScores scores = new ExpressionScores(Map.of(NEUTRAL, 0.5f, HAPPINESS, 0.3f, SADNESS, 0.2f));
        List<Outcome> outcomes = List.of(
                new Outcome("a", HAPPINESS, Optional.of(scores), Optional.empty()),
                new Outcome("b", SADNESS, Optional.of(scores), Optional.empty()),
                missed(SADNESS));
        ExpressionReport restricted = ExpressionReport.of(run("p", outcomes), List.of(HAPPINESS, SADNESS), LABELS);
        assertThat(restricted.accuracy()).isZero();
        assertThat(restricted.accuracyRestricted()).hasValue(1.0 / 3);
        assertThat(restricted.macroF1()).isZero();
        assertThat(restricted.perClass().get(NEUTRAL)).isEqualTo(new ClassScore(0, Double.NaN, 0, 0));
    }

    @Test
    void withoutAnyAnswerTheRestIsUndefined() {
        ExpressionReport none = ExpressionReport.of(run("p", List.of(missed(NEUTRAL))), LABELS, LABELS);
        assertThat(none.accuracy()).isZero();
        assertThat(none.accuracyDetected()).isNaN();
        assertThat(none.calibration().ece()).isNaN();
        assertThat(none.nll()).isNaN();
    }

    /** Against definitions written out naively. */
    @Test
    void randomAnswersAgreeWithTheDefinitions() {
        Random random = new Random(5);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Expression truth = LABELS.get(random.nextInt(3));
            Expression top = LABELS.get(random.nextInt(3));
            Expression second = LABELS.get((LABELS.indexOf(top) + 1) % 3);
            outcomes.add(
                    random.nextInt(10) == 0
                            ? missed(truth)
                            : said(truth, top, 0.5 + random.nextInt(50) / 100.0, second));
        }
        ExpressionReport random500 = ExpressionReport.of(run("p", outcomes), LABELS, LABELS);
        double macro = 0;
        for (Expression label : LABELS) {
            double tp = 0;
            double fp = 0;
            double fn = 0;
            for (Outcome o : outcomes) {
                boolean said = o.scores().isPresent() && o.scores().get().top().equals(label);
                tp += said && o.truth().equals(label) ? 1 : 0;
                fp += said && !o.truth().equals(label) ? 1 : 0;
                fn += !said && o.truth().equals(label) ? 1 : 0;
            }
            double precision = tp / (tp + fp);
            double recall = tp / (tp + fn);
            macro += 2 * precision * recall / (precision + recall) / 3;
        }
        assertThat(random500.macroF1()).isCloseTo(macro, within(1e-12));
    }

    /** Answers over labels of a model's own, one of which the data has and one not; Brier by hand. */
    @Test
    void labelsOfAModelsOwnAreMeasuredAlike() {
        Expression bored = Expression.of("bored");
        Expression away = Expression.of("away");
        List<Outcome> outcomes = List.of(said(bored, bored, 0.75, away), said(bored, away, 0.75, bored));
        ExpressionReport own = ExpressionReport.of(run("p", outcomes), List.of(bored), List.of(bored, away));
        assertThat(own.accuracy()).isEqualTo(0.5);
        assertThat(own.accuracyRestricted()).hasValue(1);
        assertThat(own.brier()).isCloseTo((2 * 0.0625 + 2 * 0.5625) / 2, within(1e-9));
        assertThat(own.perClass()).containsOnlyKeys(bored, away);
    }
}
