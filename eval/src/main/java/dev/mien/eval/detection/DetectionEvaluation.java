package dev.mien.eval.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.dataset.DetectionDataset;
import dev.mien.eval.output.Drawing;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.eval.run.Faults;
import java.util.List;

/**
 * Detectors side by side on the same pictures; {@code reports} in the order given.
 *
 * @param dataset its name
 * @param convention which boxes count, in one sentence
 * @param reports one for each detector
 * @param failures pictures that could not be read, one line each
 */
public record DetectionEvaluation(
        String dataset, String convention, List<DetectionReport> reports, List<String> failures)
        implements EvaluationResult {
    /**
     * Takes copies of the lists.
     *
     * @param dataset its name
     * @param convention which boxes count, in one sentence
     * @param reports one for each detector
     * @param failures pictures that could not be read, one line each
     */
    public DetectionEvaluation {
        reports = List.copyOf(reports);
        failures = List.copyOf(failures);
    }

    /**
     * {@return the figures of runs over one data set}
     *
     * @param dataset that was run over
     * @param runs one for each detector
     */
    public static DetectionEvaluation of(DetectionDataset dataset, List<DetectionRun> runs) {
        return new DetectionEvaluation(
                dataset.name(),
                dataset.convention(),
                runs.stream().map(DetectionReport::of).toList(),
                runs.stream()
                        .flatMap(run -> run.pictures().stream())
                        .flatMap(picture -> picture.fault().stream())
                        .distinct()
                        .toList());
    }

    @Override
    public ObjectNode toJson() {
        return DetectionJson.of(this);
    }

    @Override
    public String table() {
        return DetectionTable.of(this) + Faults.unread(failures);
    }

    @Override
    public List<Drawing> figures() {
        return List.of(
                new Drawing("precision-recall", () -> PrecisionRecallPlot.draw(this)),
                new Drawing("recall-false-positives", () -> FalsePositivesPlot.draw(this)));
    }
}
