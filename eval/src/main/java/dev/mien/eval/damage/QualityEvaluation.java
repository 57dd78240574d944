package dev.mien.eval.damage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.output.Drawing;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.eval.run.Faults;
import java.util.ArrayList;
import java.util.List;

/**
 * Pipelines on faces that were spoilt on purpose; {@code reports} one a pipeline, in the order given.
 *
 * @param dataset its name
 * @param convention how its labels count, in one sentence
 * @param reports one for each pipeline
 * @param failures pictures that could not be read, one line each
 */
public record QualityEvaluation(String dataset, String convention, List<QualityReport> reports, List<String> failures)
        implements EvaluationResult {
    /**
     * Takes copies of the lists.
     *
     * @param dataset its name
     * @param convention how its labels count, in one sentence
     * @param reports one for each pipeline
     * @param failures pictures that could not be read, one line each
     */
    public QualityEvaluation {
        reports = List.copyOf(reports);
        failures = List.copyOf(failures);
    }

    @Override
    public ObjectNode toJson() {
        return QualityJson.of(this);
    }

    @Override
    public String table() {
        return QualityTable.of(this) + Faults.unread(failures);
    }

    @Override
    public List<Drawing> figures() {
        List<Drawing> figures = new ArrayList<>();
        for (QualityReport report : reports) {
            for (DamageCurve curve : report.curves()) {
                figures.add(Drawing.of(
                        "quality",
                        report.pipeline() + "-" + curve.label(),
                        () -> DamagePlot.draw(this, report, curve)));
            }
        }
        return figures;
    }
}
