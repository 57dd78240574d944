package dev.mien.eval.expression;

import static dev.mien.eval.figure.Figures.count;
import static dev.mien.eval.figure.Figures.decimal;
import static dev.mien.eval.figure.Figures.percent;
import static dev.mien.eval.figure.Figures.probability;

import dev.mien.eval.figure.ClassScore;
import dev.mien.eval.figure.PairedTest;
import dev.mien.eval.output.TextTable;
import dev.mien.face.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Pipelines side by side, as plain text. */
final class ExpressionTable {
    private ExpressionTable() {}

    static String of(ExpressionEvaluation result) {
        StringBuilder text = new StringBuilder();
        List<ExpressionReport> reports = result.reports();
        int n = reports.get(0).n();
        text.append(String.format(Locale.ROOT, "%s: labelled pictures %,d\n", result.dataset(), n))
                .append("labels: ")
                .append(result.convention())
                .append("\n\n");
        TextTable table = new TextTable();
        table.row("", reports, ExpressionReport::pipeline);
        if (reports.stream().anyMatch(r -> !r.calibratedBy().isEmpty())) {
            table.row("calibration", reports, ExpressionReport::calibratedBy);
        }
        table.row("accuracy, all pictures", reports, r -> percent(r.accuracy()));
        table.row(
                "  95 % interval",
                reports,
                r -> percent(r.accuracyInterval().low()) + " to "
                        + percent(r.accuracyInterval().high()));
        if (reports.stream().anyMatch(r -> r.accuracyRestricted().isPresent())) {
            table.row(
                    "  if held to the data's labels",
                    reports,
                    r -> percent(r.accuracyRestricted().orElse(r.accuracy())));
        }
        table.row("coverage", reports, r -> percent(r.coverage()));
        table.row("accuracy, faces found", reports, r -> percent(r.accuracyDetected()));
        table.row("missed", reports, r -> count(r.missed()));
        table.row("macro F1", reports, r -> decimal(r.macroF1()));
        table.row(
                "calibration error (ECE)", reports, r -> decimal(r.calibration().ece()));
        table.row("negative log likelihood", reports, r -> decimal(r.nll()));
        table.row("Brier score", reports, r -> decimal(r.brier()));
        for (int i = 1; i < reports.get(0).accuracyAtCoverage().size(); i++) {
            int point = i;
            double coverage = reports.get(0).accuracyAtCoverage().get(i).coverage();
            table.row(
                    "accuracy, surest " + Math.round(100 * coverage) + " %",
                    reports,
                    r -> percent(r.accuracyAtCoverage().get(point).accuracy()));
        }
        table.row("pictures per second", reports, r -> String.format(Locale.ROOT, "%,.0f", r.facesPerSecond()));
        table.row("  threads", reports, r -> count(r.threads()));
        text.append(table.render()).append('\n').append(perClass(result));
        if (!result.paired().isEmpty()) {
            text.append('\n');
            result.paired().forEach(test -> text.append(paired(test)).append('\n'));
        }
        text.append("\nA missed face is an error, and so is an answer the data has no label for. Macro F1 is over the")
                .append(" expressions that occur.\n");
        return text.toString();
    }

    private static String perClass(ExpressionEvaluation result) {
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("F1 (precision, recall)", "pictures"));
        result.reports().forEach(report -> head.add(report.pipeline()));
        table.row(head);
        for (Expression label : result.labels()) {
            List<String> row = new ArrayList<>(List.of(
                    label.label(), count(result.reports().get(0).confusion().support(label))));
            result.reports()
                    .forEach(report -> row.add(
                            score(Objects.requireNonNull(report.perClass().get(label)))));
            table.row(row);
        }
        return table.render();
    }

    private static String score(ClassScore score) {
        return decimal(score.f1()) + " (" + decimal(score.precision()) + ", " + decimal(score.recall()) + ")";
    }

    private static String paired(PairedTest test) {
        return String.format(
                Locale.ROOT,
                "%s against %s: %+.1f points [%+.1f, %+.1f]; only the first right %,d, only the second %,d;"
                        + " McNemar mid-p %s",
                test.first(),
                test.second(),
                100 * test.difference(),
                100 * test.interval().low(),
                100 * test.interval().high(),
                test.firstOnly(),
                test.secondOnly(),
                probability(test.pValue()));
    }
}
