package dev.mien.app.eval;

import dev.mien.app.eval.plot.ConfusionPlot;
import dev.mien.app.eval.plot.CoveragePlot;
import dev.mien.app.eval.plot.DamagePlot;
import dev.mien.app.eval.plot.FalsePositivesPlot;
import dev.mien.app.eval.plot.LandmarkErrorPlot;
import dev.mien.app.eval.plot.PrecisionRecallPlot;
import dev.mien.app.eval.plot.ReliabilityPlot;
import dev.mien.eval.damage.DamageCurve;
import dev.mien.eval.damage.QualityEvaluation;
import dev.mien.eval.damage.QualityReport;
import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.eval.expression.ExpressionReport;
import dev.mien.eval.landmark.LandmarkEvaluation;
import dev.mien.eval.run.EvaluationResult;
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
                String name = file(report.pipeline());
                ConfusionPlot.write(expression, report, folder.resolve("confusion-" + name + ".png"));
                ReliabilityPlot.write(expression, report, folder.resolve("reliability-" + name + ".png"));
            }
            CoveragePlot.write(expression, folder.resolve("coverage.png"));
        } else if (result instanceof DetectionEvaluation detection) {
            PrecisionRecallPlot.write(detection, folder.resolve("precision-recall.png"));
            FalsePositivesPlot.write(detection, folder.resolve("recall-false-positives.png"));
        } else if (result instanceof QualityEvaluation quality) {
            for (QualityReport report : quality.reports()) {
                for (DamageCurve curve : report.curves()) {
                    String name = "quality-" + file(report.pipeline()) + "-" + curve.label() + ".png";
                    DamagePlot.write(quality, report, curve, folder.resolve(name));
                }
            }
        } else if (result instanceof LandmarkEvaluation landmarks) {
            LandmarkErrorPlot.write(landmarks, folder.resolve("landmark-errors.png"));
        }
    }

    /** A pipeline's name as part of a file's. */
    private static String file(String pipeline) {
        return pipeline.replaceAll("[^A-Za-z0-9._-]+", "_");
    }
}
