package dev.mien.eval.damage;

import dev.mien.eval.output.LineChart;
import java.awt.image.BufferedImage;
import java.util.function.ToDoubleFunction;

/** What one kind of damage does to one pipeline, and where the quality gate begins to refuse faces. */
final class DamagePlot {
    private DamagePlot() {}

    static BufferedImage draw(QualityEvaluation result, QualityReport report, DamageCurve curve) {
        LineChart chart = new LineChart(
                        report.pipeline() + " on spoilt faces: " + curve.label() + ", " + result.dataset(),
                        curve.axis(),
                        "share of the faces, or of the answers",
                        0)
                .measuring();
        add(chart, "right, all faces", curve, DamageCurve.Point::accuracy);
        add(chart, "right, of answers over the probability threshold", curve, DamageCurve.Point::sureAccuracy);
        add(chart, "over the probability threshold", curve, DamageCurve.Point::sureShare);
        add(chart, "answered: and passed by the quality gate", curve, DamageCurve.Point::answeredShare);
        curve.threshold().ifPresent(level -> chart.mark("quality gate", level));
        return chart.picture();
    }

    private static void add(
            LineChart chart, String name, DamageCurve curve, ToDoubleFunction<DamageCurve.Point> figure) {
        chart.add(
                name,
                curve.points().stream().mapToDouble(DamageCurve.Point::level).toArray(),
                curve.points().stream().mapToDouble(figure).toArray(),
                true);
    }
}
