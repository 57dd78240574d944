package dev.mien.eval.expression;

import java.util.List;
import java.util.Locale;

/** Pipelines side by side on several data sets, as a page in Markdown. */
public final class Leaderboard {
    private Leaderboard() {}

    /**
     * {@return the page: a table a data set, the best accuracy of each in bold}
     *
     * @param command that makes it again
     * @param evaluations the same pipelines on each data set
     */
    public static String page(String command, List<ExpressionEvaluation> evaluations) {
        StringBuilder page = new StringBuilder("# Leaderboard\n\nWritten by `" + command + "`; do not edit it by hand."
                + " Whole pictures: the largest face found is read, and a face that is missed is an error. ECE: gap"
                + " between confidence and accuracy, of the answers given.\n");
        for (ExpressionEvaluation evaluation : evaluations) {
            List<ExpressionReport> reports = evaluation.reports();
            double best = reports.stream()
                    .mapToDouble(ExpressionReport::accuracy)
                    .max()
                    .orElse(Double.NaN);
            page.append(String.format(
                    Locale.ROOT,
                    "%n## %s%n%n%,d pictures; labels: %s.%n%n"
                            + "| pipeline | calibration | accuracy | 95 %% | macro F1 | ECE | missed |%n"
                            + "|---|---|---|---|---|---|---|%n",
                    evaluation.dataset(),
                    reports.get(0).n(),
                    evaluation.convention()));
            for (ExpressionReport report : reports) {
                String accuracy = decimal(report.accuracy());
                page.append(String.format(
                        Locale.ROOT,
                        "| `%s` | %s | %s | %s to %s | %s | %s | %,d |%n",
                        report.pipeline(),
                        report.calibratedBy().isEmpty() ? "its own" : report.calibratedBy(),
                        report.accuracy() == best ? "**" + accuracy + "**" : accuracy,
                        decimal(report.accuracyInterval().low()),
                        decimal(report.accuracyInterval().high()),
                        decimal(report.macroF1()),
                        decimal(report.calibration().ece()),
                        report.missed()));
            }
        }
        return page.toString();
    }

    private static String decimal(double value) {
        return Double.isNaN(value)
                ? "-"
                : String.format(Locale.ROOT, "%.3f", value).replaceFirst("^0", "");
    }
}
