package dev.mien.eval.damage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.output.EvaluationJson;
import dev.mien.eval.run.EvaluationResult;
import java.util.List;

/** Pipelines on faces that were spoilt on purpose; {@code reports} one a pipeline, in the order given. */
public record QualityEvaluation(String dataset, String convention, List<QualityReport> reports, List<String> failures)
        implements EvaluationResult {
    public QualityEvaluation {
        reports = List.copyOf(reports);
        failures = List.copyOf(failures);
    }

    @Override
    public ObjectNode toJson() {
        ObjectNode root = EvaluationJson.head("quality", this);
        ObjectNode pipelines = root.putObject("pipelines");
        for (QualityReport report : reports) {
            ObjectNode curves = pipelines.putObject(report.pipeline());
            report.curves().forEach(curve -> write(curves.putObject(curve.label()), curve));
        }
        return EvaluationJson.failures(root, this);
    }

    private static void write(ObjectNode node, DamageCurve curve) {
        node.put("axis", curve.axis());
        EvaluationJson.number(node, "threshold", curve.threshold().orElse(Double.NaN));
        ArrayNode points = node.putArray("points");
        for (DamageCurve.Point point : curve.points()) {
            ObjectNode entry = points.addObject();
            EvaluationJson.number(entry, "level", point.level());
            entry.put("n", point.n());
            EvaluationJson.number(entry, "accuracy", point.accuracy());
            EvaluationJson.number(entry, "ece", point.ece());
            EvaluationJson.number(entry, "sure", point.sureShare());
            EvaluationJson.number(entry, "accuracySure", point.sureAccuracy());
            EvaluationJson.number(entry, "answered", point.answeredShare());
            EvaluationJson.number(entry, "accuracyAnswered", point.answeredAccuracy());
        }
    }
}
