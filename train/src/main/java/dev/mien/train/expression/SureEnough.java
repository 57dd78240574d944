package dev.mien.train.expression;

import dev.mien.eval.expression.ExpressionReport;
import dev.mien.eval.figure.CoveragePoint;
import dev.mien.eval.figure.Outcome;
import dev.mien.model.VerdictRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the rule for "unsure" under which the answers that are given are right as often as wanted. */
final class SureEnough {
    private SureEnough() {}

    private record Answer(double confidence, boolean correct, double weight) {}

    /**
     * The rule for a model: that of the wanted coverage, or a stricter one where that is not accurate enough.
     *
     * @param wanted the model's coverage and accuracy
     * @param measured its figures
     * @param held answers to faces that the calibration was not fitted on
     */
    static VerdictRule rule(ModelDetails wanted, ExpressionReport measured, List<Outcome> held) {
        CoveragePoint point = measured.accuracyAtCoverage(wanted.coverage());
        VerdictRule usual = new VerdictRule(point.confidence(), point.coverage(), Optional.of(point.accuracy()));
        if (point.accuracy() >= wanted.accuracy()) {
            return usual;
        }
        VerdictRule stricter = rule(List.of(held), wanted.accuracy());
        // Where only missed faces are to blame no threshold helps: answers are right often enough.
        return stricter.threshold() > usual.threshold()
                ? stricter
                : new VerdictRule(usual.threshold(), usual.coverage());
    }

    /** What to say of a rule that misses the accuracy; nothing of one that reaches it. */
    static Optional<String> shortfall(ModelDetails wanted, VerdictRule rule) {
        return rule.accuracy()
                .filter(share -> share < wanted.accuracy())
                .map(share -> String.format(
                        Locale.ROOT,
                        "at no threshold are %.0f %% of the answers right that a tenth of the faces or more get; at best %.0f %%,"
                                + " which %.0f %% of the faces get: more pictures, or classes that are easier to tell, may help",
                        100 * wanted.accuracy(),
                        100 * share,
                        100 * rule.coverage()));
    }

    /**
     * The least threshold that reaches the accuracy; the sources count alike. If none does, that of the most accurate
     * tenth or more.
     *
     * @param sources answers to faces that the calibration was not fitted on
     * @param accuracy wanted, 0 to 1
     */
    static VerdictRule rule(List<List<Outcome>> sources, double accuracy) {
        List<Answer> answers = new ArrayList<>();
        for (List<Outcome> source : sources) {
            source.forEach(outcome -> answers.add(
                    new Answer(outcome.confidence(), outcome.correct(), 1.0 / (sources.size() * source.size()))));
        }
        answers.sort(Comparator.comparingDouble(Answer::confidence).reversed());
        VerdictRule widest = null;
        VerdictRule best = null;
        double given = 0;
        double right = 0;
        for (Answer answer : answers) {
            given += answer.weight();
            right += answer.correct() ? answer.weight() : 0;
            double share = Math.min(1, right / given);
            VerdictRule rule = new VerdictRule(answer.confidence(), Math.min(1, given), Optional.of(share));
            if (share >= accuracy) {
                widest = rule;
            }
            if (given >= 0.1 && (best == null || share > best.accuracy().orElseThrow())) {
                best = rule;
            }
        }
        VerdictRule found = widest != null && widest.coverage() >= 0.1 ? widest : best;
        if (found == null) {
            throw new IllegalArgumentException("no answers to choose a threshold on");
        }
        return found;
    }
}
