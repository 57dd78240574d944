package dev.mien.eval.detection;

import dev.mien.eval.output.LineChart;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Precision against recall, one line a detector. */
final class PrecisionRecallPlot {
    private PrecisionRecallPlot() {}

    /** A detector that found nothing has no line and is left out of the legend. */
    static BufferedImage draw(DetectionEvaluation result) {
        LineChart chart = new LineChart(
                String.format(
                        Locale.ROOT,
                        "Faces found: %s, pictures %,d, faces %,d",
                        result.dataset(),
                        result.reports().get(0).pictures(),
                        result.reports().get(0).faces()),
                "recall: faces found",
                "precision: detections that are faces",
                0);
        chart.across(0, 1);
        for (DetectionReport report : result.reports()) {
            List<PrecisionRecall.Point> points = report.curve().points();
            if (!points.isEmpty()) {
                chart.add(
                        String.format(Locale.ROOT, "%s, AP %.3f", report.detector(), report.averagePrecision()),
                        points.stream()
                                .mapToDouble(PrecisionRecall.Point::recall)
                                .toArray(),
                        points.stream()
                                .mapToDouble(PrecisionRecall.Point::precision)
                                .toArray(),
                        points.size() == 1);
            }
        }
        return chart.picture();
    }
}
