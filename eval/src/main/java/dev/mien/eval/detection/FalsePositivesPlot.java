package dev.mien.eval.detection;

import dev.mien.eval.output.LineChart;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Recall against false detections a picture, one line a detector; after FDDB's curves (Jain and Learned-Miller 2010). */
final class FalsePositivesPlot {
    /** Fewer false detections a picture than this are drawn as this many. */
    private static final double FEWEST = 0.001;

    private FalsePositivesPlot() {}

    /** A detector that found nothing has no line and is left out of the legend. */
    static BufferedImage draw(DetectionEvaluation result) {
        LineChart chart = new LineChart(
                "Faces found: " + result.dataset(), "false detections a picture", "recall: faces found", 0);
        chart.acrossPowers(FEWEST, 10);
        for (DetectionReport report : result.reports()) {
            List<PrecisionRecall.Point> points = report.curve().points();
            double pictures = report.pictures() - report.failed();
            if (!points.isEmpty()) {
                chart.add(
                        String.format(
                                Locale.ROOT,
                                "%s, %.1f %% at 0.1 false",
                                report.detector(),
                                100 * report.recallAtFalsePositives().getOrDefault(0.1, Double.NaN)),
                        points.stream()
                                .mapToDouble(point -> Math.max(FEWEST, point.falsePositives() / pictures))
                                .toArray(),
                        points.stream()
                                .mapToDouble(PrecisionRecall.Point::recall)
                                .toArray(),
                        points.size() == 1);
            }
        }
        return chart.picture();
    }
}
