package dev.mien.eval.detection;

import static dev.mien.eval.figure.Figures.count;
import static dev.mien.eval.figure.Figures.decimal;
import static dev.mien.eval.figure.Figures.percent;

import dev.mien.eval.output.TextTable;
import java.util.List;
import java.util.Locale;

/** Detectors side by side, as plain text. */
final class DetectionTable {
    private DetectionTable() {}

    static String of(DetectionEvaluation result) {
        StringBuilder text = new StringBuilder();
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
        table.row("", reports, DetectionReport::detector);
        if (first.faces() > 0) {
            table.row("average precision, IoU 0.5", reports, r -> decimal(r.averagePrecision()));
            table.row("recall", reports, r -> percent(r.recall()));
            table.row("precision", reports, r -> percent(r.precision()));
            for (double rate : first.recallAtFalsePositives().keySet()) {
                table.row(
                        "recall at " + rate + " false a picture",
                        reports,
                        r -> percent(r.recallAtFalsePositives().getOrDefault(rate, Double.NaN)));
            }
            for (int i = 0; i < first.bySize().size(); i++) {
                int bucket = i;
                if (first.bySize().get(i).faces() > 0) {
                    table.row(
                            size(first.bySize().get(i)),
                            reports,
                            r -> decimal(r.bySize().get(bucket).averagePrecision()) + " ("
                                    + percent(r.bySize().get(bucket).recall()) + ")");
                }
            }
        }
        table.row("false detections", reports, r -> count(r.falsePositives()));
        if (first.emptyPictures() > 0) {
            table.row(
                    "  in pictures without a face (" + count(first.emptyPictures()) + ")",
                    reports,
                    r -> count(r.falsePositivesOnEmpty()));
        }
        table.row("milliseconds a picture", reports, r -> String.format(Locale.ROOT, "%,.1f", r.msPerPicture()));
        table.row("  threads", reports, r -> count(r.threads()));
        text.append(table.render())
                .append("\nIgnored faces count neither as found nor as missed. Boxes are cut to the picture.\n");
        return text.toString();
    }

    private static String size(DetectionReport.SizeBucket bucket) {
        String from = String.valueOf(Math.round(bucket.minHeight()));
        String range = Double.isInfinite(bucket.maxHeight())
                ? from + " px and higher"
                : from + " to " + Math.round(bucket.maxHeight()) + " px high";
        return "AP (recall), " + range + " (" + count(bucket.faces()) + ")";
    }
}
