package dev.mien.app.eval.plot;

import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.eval.expression.ExpressionReport;
import dev.mien.eval.figure.CoveragePoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What accuracy remains if only the surest answers are kept, one line a pipeline. */
public final class CoveragePlot {
    private CoveragePlot() {}

    public static void write(ExpressionEvaluation result, Path png) throws IOException {
        double lowest = result.reports().stream()
                .flatMap(report -> report.accuracyAtCoverage().stream())
                .mapToDouble(CoveragePoint::accuracy)
                .min()
                .orElse(0);
        LineChart chart = new LineChart(
                String.format(
                        Locale.ROOT,
                        "Accuracy of the surest answers: %s, n = %,d",
                        result.dataset(),
                        result.reports().get(0).n()),
                "coverage: pictures kept, the surest first",
                "accuracy of those kept",
                Math.max(0, Math.floor(lowest * 10 - 0.5) / 10));
        chart.across(0.5, 1);
        for (ExpressionReport report : result.reports()) {
            chart.add(
                    report.pipeline(),
                    report.accuracyAtCoverage().stream()
                            .mapToDouble(CoveragePoint::coverage)
                            .toArray(),
                    report.accuracyAtCoverage().stream()
                            .mapToDouble(CoveragePoint::accuracy)
                            .toArray(),
                    true);
        }
        chart.save(png);
    }
}
