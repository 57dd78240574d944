package dev.mien.eval.expression;

import dev.mien.eval.figure.Calibration;
import dev.mien.eval.figure.ClassScore;
import dev.mien.eval.figure.ConfusionMatrix;
import dev.mien.eval.figure.CoveragePoint;
import dev.mien.eval.figure.ExpressionRun;
import dev.mien.eval.figure.Interval;
import dev.mien.eval.figure.Outcome;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Expressions;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The figures of one pipeline on one data set.
 *
 * @param pipeline its name
 * @param calibratedBy name of the calibration that its probabilities come from; empty if it has none by name
 * @param n labelled pictures
 * @param missed of them, those without an answer: no face was found, or the picture could not be read
 * @param failed of the missed, those that could not be read
 * @param accuracy right answers over {@code n}; a missed face is an error
 * @param accuracyInterval its 95 % score interval (Wilson)
 * @param coverage answers over {@code n}
 * @param accuracyDetected right answers over answers
 * @param accuracyRestricted where the pipeline can answer with expressions the data set has not: {@code accuracy} with
 *     each answer replaced by the most probable expression the data set has; else empty
 * @param macroF1 mean F1 over the expressions that occur in the data
 * @param perClass for each label
 * @param confusion labels against answers
 * @param calibration over the answers
 * @param nll mean negative natural logarithm of the true expression's probability, at least 1e-12, over the answers
 * @param brier mean over the answers of the summed squared differences between probabilities and truth, 0 to 2
 * @param accuracyAtCoverage accuracy where only the most confident answers are kept
 * @param facesPerSecond {@code n} by wall-clock seconds, reading and decoding included, without warm-up
 * @param threads how many worked at once for that
 */
public record ExpressionReport(
        String pipeline,
        String calibratedBy,
        int n,
        int missed,
        int failed,
        double accuracy,
        Interval accuracyInterval,
        double coverage,
        double accuracyDetected,
        OptionalDouble accuracyRestricted,
        double macroF1,
        Map<Expression, ClassScore> perClass,
        ConfusionMatrix confusion,
        Calibration calibration,
        double nll,
        double brier,
        List<CoveragePoint> accuracyAtCoverage,
        double facesPerSecond,
        int threads) {
    /**
     * Takes a copy of what it is given.
     *
     * @param pipeline its name
     * @param calibratedBy name of the calibration that its probabilities come from; empty if it has none by name
     * @param n labelled pictures
     * @param missed of them, those without an answer: no face was found, or the picture could not be read
     * @param failed of the missed, those that could not be read
     * @param accuracy right answers over {@code n}; a missed face is an error
     * @param accuracyInterval its 95 % score interval (Wilson)
     * @param coverage answers over {@code n}
     * @param accuracyDetected right answers over answers
     * @param accuracyRestricted where the pipeline can answer with expressions the data set has not: {@code accuracy}
     *     with each answer replaced by the most probable expression the data set has; else empty
     * @param macroF1 mean F1 over the expressions that occur in the data
     * @param perClass for each label
     * @param confusion labels against answers
     * @param calibration over the answers
     * @param nll mean negative natural logarithm of the true expression's probability, at least 1e-12, over the
     *     answers
     * @param brier mean over the answers of the summed squared differences between probabilities and truth, 0 to 2
     * @param accuracyAtCoverage accuracy where only the most confident answers are kept
     * @param facesPerSecond {@code n} by wall-clock seconds, reading and decoding included, without warm-up
     * @param threads how many worked at once for that
     */
    public ExpressionReport {
        perClass = Collections.unmodifiableMap(new LinkedHashMap<>(perClass));
        accuracyAtCoverage = List.copyOf(accuracyAtCoverage);
    }

    /**
     * The point of {@link #accuracyAtCoverage} with the given coverage.
     *
     * @param coverage share of the pictures that are answered, 0 to 1
     * @return the point
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public CoveragePoint accuracyAtCoverage(double coverage) {
        return accuracyAtCoverage.stream()
                .filter(point -> Math.abs(point.coverage() - coverage) < 1e-9)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure for coverage " + coverage + "; there are "
                        + accuracyAtCoverage.stream()
                                .map(CoveragePoint::coverage)
                                .toList()));
    }

    /**
     * The figures of one run.
     *
     * @param run over a whole data set
     * @param classes the expressions the data set's labels can name
     * @param labels of the confusion matrix: those and every expression predicted
     * @return the figures
     */
    public static ExpressionReport of(ExpressionRun run, List<Expression> classes, List<Expression> labels) {
        List<Outcome> outcomes = run.outcomes();
        List<Outcome> answered =
                outcomes.stream().filter(o -> o.scores().isPresent()).toList();
        int n = outcomes.size();
        ConfusionMatrix confusion = new ConfusionMatrix(labels, outcomes);
        int correct = confusion.correct();
        Map<Expression, ClassScore> perClass = new LinkedHashMap<>();
        labels.forEach(label -> perClass.put(label, ClassScore.of(confusion, label)));
        return new ExpressionReport(
                run.pipeline(),
                run.calibration(),
                n,
                n - answered.size(),
                (int) outcomes.stream().filter(o -> o.fault().isPresent()).count(),
                (double) correct / n,
                Interval.wilson(correct, n),
                (double) answered.size() / n,
                (double) correct / answered.size(),
                restricted(answered, classes, n),
                perClass.values().stream()
                        .filter(score -> score.support() > 0)
                        .mapToDouble(ClassScore::f1)
                        .average()
                        .orElseThrow(),
                perClass,
                confusion,
                Calibration.of(answered),
                answered.stream().mapToDouble(ExpressionReport::surprise).sum() / answered.size(),
                answered.stream().mapToDouble(ExpressionReport::squaredError).sum() / answered.size(),
                CoveragePoint.curve(outcomes),
                n / (run.wallClock().toNanos() / 1e9),
                run.threads());
    }

    private static OptionalDouble restricted(List<Outcome> answered, List<Expression> classes, int n) {
        Set<Expression> known = new HashSet<>();
        answered.forEach(
                o -> known.addAll(o.scores().orElseThrow().probabilities().keySet()));
        if (classes.containsAll(known)) {
            return OptionalDouble.empty();
        }
        long correct = answered.stream()
                .filter(o -> top(o.scores().orElseThrow(), classes).equals(o.truth()))
                .count();
        return OptionalDouble.of((double) correct / n);
    }

    private static Expression top(ExpressionScores scores, List<Expression> among) {
        Expression best = among.get(0);
        for (Expression expression : among) {
            if (scores.get(expression) > scores.get(best)) {
                best = expression;
            }
        }
        return best;
    }

    private static double surprise(Outcome outcome) {
        return -Math.log(Math.max(1e-12, outcome.scores().orElseThrow().get(outcome.truth())));
    }

    private static double squaredError(Outcome outcome) {
        ExpressionScores scores = outcome.scores().orElseThrow();
        Set<Expression> labels = new LinkedHashSet<>(scores.labels());
        labels.add(outcome.truth());
        double sum = 0;
        for (Expression expression : Expressions.ordered(labels)) {
            double error = scores.get(expression) - (expression.equals(outcome.truth()) ? 1 : 0);
            sum += error * error;
        }
        return sum;
    }
}
