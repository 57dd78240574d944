package dev.mien.eval.damage;

import static dev.mien.eval.figure.Figures.count;
import static dev.mien.eval.figure.Figures.decimal;
import static dev.mien.eval.figure.Figures.percent;

import dev.mien.eval.output.TextTable;
import java.util.Locale;

/** What damage does, as plain text: one table for each pipeline and kind of damage. */
final class QualityTable {
    private QualityTable() {}

    static String of(QualityEvaluation result) {
        StringBuilder text = new StringBuilder();
        text.append(result.dataset())
                .append(", spoilt on purpose\nlabels: ")
                .append(result.convention())
                .append("\n");
        for (QualityReport report : result.reports()) {
            for (DamageCurve curve : report.curves()) {
                text.append('\n').append(report.pipeline()).append(": ").append(curve.axis());
                curve.threshold()
                        .ifPresent(level -> text.append(String.format(Locale.ROOT, "; gate at %s", number(level))));
                text.append('\n').append(table(curve).render());
            }
        }
        text.append(
                "\nSure: top probability over the model's threshold. Answered: sure, and passed by the quality gate.\n");
        return text.toString();
    }

    private static TextTable table(DamageCurve curve) {
        TextTable table = new TextTable()
                .row("level", "faces", "accuracy", "ECE", "sure", "right of sure", "answered", "right of answered");
        for (DamageCurve.Point point : curve.points()) {
            table.row(
                    number(point.level()),
                    count(point.n()),
                    percent(point.accuracy()),
                    decimal(point.ece()),
                    percent(point.sureShare()),
                    percent(point.sureAccuracy()),
                    percent(point.answeredShare()),
                    percent(point.answeredAccuracy()));
        }
        return table;
    }

    private static String number(double level) {
        return String.format(Locale.ROOT, level == Math.rint(level) ? "%.0f" : level < 0.2 ? "%.3f" : "%.2f", level);
    }
}
