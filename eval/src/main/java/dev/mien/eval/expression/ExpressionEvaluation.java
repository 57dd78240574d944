package dev.mien.eval.expression;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.figure.ExpressionRun;
import dev.mien.eval.figure.PairedTest;
import dev.mien.eval.output.Drawing;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.eval.run.Faults;
import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Pipelines side by side on the same pictures.
 *
 * @param dataset its name
 * @param convention how its labels count, in one sentence
 * @param labels the data set's expressions and any other that was predicted, as {@link Expressions#ordered} has them
 * @param reports one a pipeline, in the order given
 * @param paired every pair of pipelines
 * @param failures pictures that could not be read, one line each
 */
public record ExpressionEvaluation(
        String dataset,
        String convention,
        List<Expression> labels,
        List<ExpressionReport> reports,
        List<PairedTest> paired,
        List<String> failures)
        implements EvaluationResult {
    /**
     * Takes copies of the lists.
     *
     * @param dataset its name
     * @param convention how its labels count, in one sentence
     * @param labels the data set's expressions and any other that was predicted, as {@link Expressions#ordered} has
     *     them
     * @param reports one a pipeline, in the order given
     * @param paired every pair of pipelines
     * @param failures pictures that could not be read, one line each
     */
    public ExpressionEvaluation {
        labels = List.copyOf(labels);
        reports = List.copyOf(reports);
        paired = List.copyOf(paired);
        failures = List.copyOf(failures);
    }

    /**
     * {@return the figures of runs over one data set}
     *
     * @param dataset that was run over
     * @param runs one for each pipeline
     */
    public static ExpressionEvaluation of(ExpressionDataset dataset, List<ExpressionRun> runs) {
        Set<Expression> known = new LinkedHashSet<>(dataset.classes());
        runs.forEach(run ->
                run.outcomes().forEach(outcome -> outcome.scores().ifPresent(scores -> known.add(scores.top()))));
        List<Expression> labels = Expressions.ordered(known);
        List<PairedTest> paired = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            for (int j = i + 1; j < runs.size(); j++) {
                paired.add(PairedTest.of(runs.get(i), runs.get(j)));
            }
        }
        return new ExpressionEvaluation(
                dataset.name(),
                dataset.convention(),
                labels,
                runs.stream()
                        .map(run -> ExpressionReport.of(run, dataset.classes(), labels))
                        .toList(),
                paired,
                runs.stream()
                        .flatMap(run -> run.outcomes().stream())
                        .flatMap(outcome -> outcome.fault().stream())
                        .distinct()
                        .toList());
    }

    @Override
    public ObjectNode toJson() {
        return ExpressionJson.of(this);
    }

    @Override
    public String table() {
        return ExpressionTable.of(this) + Faults.unread(failures);
    }

    @Override
    public List<Drawing> figures() {
        List<Drawing> figures = new ArrayList<>();
        for (ExpressionReport report : reports) {
            figures.add(Drawing.of("confusion", report.pipeline(), () -> ConfusionPlot.draw(this, report)));
            figures.add(Drawing.of("reliability", report.pipeline(), () -> ReliabilityPlot.draw(this, report)));
        }
        figures.add(new Drawing("coverage", () -> CoveragePlot.draw(this)));
        return figures;
    }
}
