package dev.mien.app;

import dev.mien.app.plot.ConfusionPlot;
import dev.mien.app.plot.CoveragePlot;
import dev.mien.app.plot.FalsePositivesPlot;
import dev.mien.app.plot.PrecisionRecallPlot;
import dev.mien.app.plot.ReliabilityPlot;
import dev.mien.eval.DetectionEvaluation;
import dev.mien.eval.EvaluationResult;
import dev.mien.eval.ExpressionEvaluation;
import dev.mien.eval.ExpressionReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pictures of an evaluation, in one folder. */
final class EvalPlots {
    private EvalPlots() {}

    static void write(EvaluationResult result, Path folder) throws IOException {
        Files.createDirectories(folder);
        if (result instanceof ExpressionEvaluation expression) {
            for (ExpressionReport report : expression.reports()) {
                String name = report.pipeline().replaceAll("[^A-Za-z0-9._-]+", "_");
                ConfusionPlot.write(expression, report, folder.resolve("confusion-" + name + ".png"));
                ReliabilityPlot.write(expression, report, folder.resolve("reliability-" + name + ".png"));
            }
            CoveragePlot.write(expression, folder.resolve("coverage.png"));
        } else if (result instanceof DetectionEvaluation detection) {
            PrecisionRecallPlot.write(detection, folder.resolve("precision-recall.png"));
            FalsePositivesPlot.write(detection, folder.resolve("recall-false-positives.png"));
        }
    }
}
