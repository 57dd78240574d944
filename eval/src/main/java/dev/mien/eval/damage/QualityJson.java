package dev.mien.eval.damage;

import static dev.mien.eval.output.FigureJson.number;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.output.FigureJson;

/** What damage does, in the form of docs/guide/evaluation.md. */
final class QualityJson {
    private QualityJson() {}

    static ObjectNode of(QualityEvaluation result) {
        ObjectNode root = FigureJson.head("quality", result.dataset(), result.convention());
        ObjectNode pipelines = root.putObject("pipelines");
        for (QualityReport report : result.reports()) {
            ObjectNode curves = pipelines.putObject(report.pipeline());
            report.curves().forEach(curve -> write(curves.putObject(curve.label()), curve));
        }
        return FigureJson.failures(root, result.failures());
    }

    private static void write(ObjectNode node, DamageCurve curve) {
        node.put("axis", curve.axis());
        number(node, "threshold", curve.threshold().orElse(Double.NaN));
        ArrayNode points = node.putArray("points");
        for (DamageCurve.Point point : curve.points()) {
            ObjectNode entry = points.addObject();
            number(entry, "level", point.level());
            entry.put("n", point.n());
            number(entry, "accuracy", point.accuracy());
            number(entry, "ece", point.ece());
            number(entry, "sure", point.sureShare());
            number(entry, "accuracySure", point.sureAccuracy());
            number(entry, "answered", point.answeredShare());
            number(entry, "accuracyAnswered", point.answeredAccuracy());
        }
    }
}
