package dev.mien.eval.expression;

import dev.mien.eval.figure.CoveragePoint;
import dev.mien.eval.output.LineChart;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** What accuracy remains if only the surest answers are kept, one line a pipeline. */
final class CoveragePlot {
    private CoveragePlot() {}

    static BufferedImage draw(ExpressionEvaluation result) {
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
        return chart.picture();
    }
}
