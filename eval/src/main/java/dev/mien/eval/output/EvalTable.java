package dev.mien.eval.output;

import static dev.mien.eval.figure.Figures.count;
import static dev.mien.eval.figure.Figures.decimal;
import static dev.mien.eval.figure.Figures.percent;
import static dev.mien.eval.figure.Figures.probability;

import dev.mien.eval.damage.QualityEvaluation;
import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.detection.DetectionReport;
import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.eval.expression.ExpressionReport;
import dev.mien.eval.figure.ClassScore;
import dev.mien.eval.figure.PairedTest;
import dev.mien.eval.figure.TextTable;
import dev.mien.eval.landmark.FaceRegion;
import dev.mien.eval.landmark.LandmarkEvaluation;
import dev.mien.eval.landmark.LandmarkReport;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.eval.scene.SceneEvaluation;
import dev.mien.face.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** Evaluations as plain text for a terminal: pipelines side by side. */
public final class EvalTable {
    private EvalTable() {}

    public static String render(EvaluationResult result) {
        StringBuilder text = new StringBuilder();
        if (result instanceof ExpressionEvaluation expression) {
            expression(text, expression);
        } else if (result instanceof DetectionEvaluation detection) {
            detection(text, detection);
        } else if (result instanceof SceneEvaluation scenes) {
            SceneTable.render(text, scenes);
        } else if (result instanceof QualityEvaluation quality) {
            QualityTable.render(text, quality);
        } else if (result instanceof LandmarkEvaluation landmarks) {
            landmarks(text, landmarks);
        }
        if (!result.failures().isEmpty()) {
            text.append("Pictures that could not be read and count as missed: ")
                    .append(result.failures().size())
                    .append('\n');
        }
        return text.toString();
    }

    private static void expression(StringBuilder text, ExpressionEvaluation result) {
        List<ExpressionReport> reports = result.reports();
        int n = reports.get(0).n();
        text.append(String.format(Locale.ROOT, "%s: labelled pictures %,d\n", result.dataset(), n))
                .append("labels: ")
                .append(result.convention())
                .append("\n\n");
        TextTable table = new TextTable();
        table.row(line("", reports, ExpressionReport::pipeline));
        table.row(line("accuracy, all pictures", reports, r -> percent(r.accuracy())));
        table.row(line(
                "  95 % interval",
                reports,
                r -> percent(r.accuracyInterval().low()) + " to "
                        + percent(r.accuracyInterval().high())));
        if (reports.stream().anyMatch(r -> r.accuracyRestricted().isPresent())) {
            table.row(line(
                    "  if held to the data's labels",
                    reports,
                    r -> percent(r.accuracyRestricted().orElse(r.accuracy()))));
        }
        table.row(line("coverage", reports, r -> percent(r.coverage())));
        table.row(line("accuracy, faces found", reports, r -> percent(r.accuracyDetected())));
        table.row(line("missed", reports, r -> count(r.missed())));
        table.row(line("macro F1", reports, r -> decimal(r.macroF1())));
        table.row(line(
                "calibration error (ECE)", reports, r -> decimal(r.calibration().ece())));
        table.row(line("negative log likelihood", reports, r -> decimal(r.nll())));
        table.row(line("Brier score", reports, r -> decimal(r.brier())));
        for (int i = 1; i < reports.get(0).accuracyAtCoverage().size(); i++) {
            int point = i;
            double coverage = reports.get(0).accuracyAtCoverage().get(i).coverage();
            table.row(line(
                    "accuracy, surest " + Math.round(100 * coverage) + " %",
                    reports,
                    r -> percent(r.accuracyAtCoverage().get(point).accuracy())));
        }
        table.row(line("pictures per second", reports, r -> String.format(Locale.ROOT, "%,.0f", r.facesPerSecond())));
        table.row(line("  threads", reports, r -> count(r.threads())));
        text.append(table.render()).append('\n').append(perClass(result));
        if (!result.paired().isEmpty()) {
            text.append('\n');
            result.paired().forEach(test -> text.append(paired(test)).append('\n'));
        }
        text.append("\nA missed face is an error, and so is an answer the data has no label for. Macro F1 is over the")
                .append(" expressions that occur.\n");
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

    private static void detection(StringBuilder text, DetectionEvaluation result) {
        List<DetectionReport> reports = result.reports();
        DetectionReport first = reports.get(0);
        text.append(String.format(
                        Locale.ROOT,
                        "%s: pictures %,d, counted faces %,d\n",
                        result.dataset(),
                        first.pictures(),
                        first.faces()))
                .append("labels: ")
                .append(result.convention())
                .append("\n\n");
        TextTable table = new TextTable();
        table.row(line("", reports, DetectionReport::detector));
        if (first.faces() > 0) {
            table.row(line("average precision, IoU 0.5", reports, r -> decimal(r.averagePrecision())));
            table.row(line("recall", reports, r -> percent(r.recall())));
            table.row(line("precision", reports, r -> percent(r.precision())));
            for (double rate : first.recallAtFalsePositives().keySet()) {
                table.row(line(
                        "recall at " + rate + " false a picture",
                        reports,
                        r -> percent(r.recallAtFalsePositives().getOrDefault(rate, Double.NaN))));
            }
            for (int i = 0; i < first.bySize().size(); i++) {
                int bucket = i;
                if (first.bySize().get(i).faces() > 0) {
                    table.row(line(
                            size(first.bySize().get(i)),
                            reports,
                            r -> decimal(r.bySize().get(bucket).averagePrecision()) + " ("
                                    + percent(r.bySize().get(bucket).recall()) + ")"));
                }
            }
        }
        table.row(line("false detections", reports, r -> count(r.falsePositives())));
        if (first.emptyPictures() > 0) {
            table.row(line(
                    "  in pictures without a face (" + count(first.emptyPictures()) + ")",
                    reports,
                    r -> count(r.falsePositivesOnEmpty())));
        }
        table.row(line("milliseconds a picture", reports, r -> String.format(Locale.ROOT, "%,.1f", r.msPerPicture())));
        table.row(line("  threads", reports, r -> count(r.threads())));
        text.append(table.render())
                .append("\nIgnored faces count neither as found nor as missed. Boxes are cut to the picture.\n");
    }

    private static String size(DetectionReport.SizeBucket bucket) {
        String from = String.valueOf(Math.round(bucket.minHeight()));
        String range = Double.isInfinite(bucket.maxHeight())
                ? from + " px and higher"
                : from + " to " + Math.round(bucket.maxHeight()) + " px high";
        return "AP (recall), " + range + " (" + count(bucket.faces()) + ")";
    }

    private static void landmarks(StringBuilder text, LandmarkEvaluation result) {
        List<LandmarkReport> reports = result.reports();
        LandmarkReport first = reports.get(0);
        text.append(String.format(
                        Locale.ROOT,
                        "%s: pictures %,d, faces %,d, persons %,d\n",
                        result.dataset(),
                        first.pictures(),
                        first.faces(),
                        first.persons()))
                .append(result.convention())
                .append("\n\n");
        TextTable table = new TextTable();
        table.row(line("", reports, LandmarkReport::locator));
        table.row(line("mean error, faces found", reports, r -> hundredths(r.meanError())));
        table.row(line(
                "  95 % interval, by person",
                reports,
                r -> hundredths(r.interval().low()) + " to "
                        + hundredths(r.interval().high())));
        for (FaceRegion region : first.byRegion().keySet()) {
            table.row(line(
                    "  " + region.label(), reports, r -> hundredths(r.byRegion().getOrDefault(region, Double.NaN))));
        }
        table.row(line("failures: above 8 % or not found", reports, r -> percent(r.failureRate())));
        table.row(line("  not found", reports, r -> count(r.faces() - r.found())));
        table.row(line("area under the curve to 8 %", reports, r -> decimal(r.areaUnderCurve())));
        table.row(line("milliseconds a face", reports, r -> String.format(Locale.ROOT, "%,.2f", r.msPerFace())));
        table.row(line("  threads", reports, r -> count(r.threads())));
        text.append(table.render());
    }

    /** Percent to two places: what landmark errors are told apart by. */
    private static String hundredths(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    static <T> List<String> line(String title, List<T> reports, Function<T, String> figure) {
        List<String> cells = new ArrayList<>(List.of(title));
        reports.forEach(report -> cells.add(figure.apply(report)));
        return cells;
    }
}
