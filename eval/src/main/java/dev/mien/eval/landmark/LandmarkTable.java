package dev.mien.eval.landmark;

import static dev.mien.eval.figure.Figures.count;
import static dev.mien.eval.figure.Figures.decimal;
import static dev.mien.eval.figure.Figures.percent;

import dev.mien.eval.output.TextTable;
import java.util.List;
import java.util.Locale;

/** Locators side by side, as plain text. */
final class LandmarkTable {
    private LandmarkTable() {}

    static String of(LandmarkEvaluation result) {
        StringBuilder text = new StringBuilder();
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
        table.row("", reports, LandmarkReport::locator);
        table.row("mean error, faces found", reports, r -> hundredths(r.meanError()));
        table.row(
                "  95 % interval, by person",
                reports,
                r -> hundredths(r.interval().low()) + " to "
                        + hundredths(r.interval().high()));
        for (FaceRegion region : first.byRegion().keySet()) {
            table.row(
                    "  " + region.label(), reports, r -> hundredths(r.byRegion().getOrDefault(region, Double.NaN)));
        }
        table.row("failures: above 8 % or not found", reports, r -> percent(r.failureRate()));
        table.row("  not found", reports, r -> count(r.faces() - r.found()));
        table.row("area under the curve to 8 %", reports, r -> decimal(r.areaUnderCurve()));
        table.row("milliseconds a face", reports, r -> String.format(Locale.ROOT, "%,.2f", r.msPerFace()));
        table.row("  threads", reports, r -> count(r.threads()));
        return text.append(table.render()).toString();
    }

    /** Percent to two places: what landmark errors are told apart by. */
    private static String hundredths(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
