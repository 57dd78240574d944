package dev.mien.eval.landmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.dataset.DetectionDataset;
import dev.mien.eval.output.Drawing;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.eval.run.Faults;
import dev.mien.face.Landmark68;
import java.util.List;

/**
 * Locators side by side on the same faces; {@code reports} in the order given.
 *
 * @param dataset its name
 * @param reports one for each locator
 * @param failures pictures that could not be read, one line each
 */
public record LandmarkEvaluation(String dataset, List<LandmarkReport> reports, List<String> failures)
        implements EvaluationResult {
    /**
     * Takes copies of the lists.
     *
     * @param dataset its name
     * @param reports one for each locator
     * @param failures pictures that could not be read, one line each
     */
    public LandmarkEvaluation {
        reports = List.copyOf(reports);
        failures = List.copyOf(failures);
    }

    /**
     * {@return the figures of runs over one data set}
     *
     * @param dataset that was run over
     * @param runs one for each locator
     */
    public static LandmarkEvaluation of(DetectionDataset dataset, List<LandmarkRun> runs) {
        return new LandmarkEvaluation(
                dataset.name(),
                runs.stream().map(LandmarkReport::of).toList(),
                runs.stream().flatMap(run -> run.failures().stream()).distinct().toList());
    }

    @Override
    public String convention() {
        return "errors are shares of the distance between the outer corners of the eyes (points "
                + (Landmark68.RIGHT_EYE_OUTER.index() + 1) + " and " + (Landmark68.LEFT_EYE_OUTER.index() + 1) + ")";
    }

    @Override
    public ObjectNode toJson() {
        return LandmarkJson.of(this);
    }

    @Override
    public String table() {
        return LandmarkTable.of(this) + Faults.unread(failures);
    }

    @Override
    public List<Drawing> figures() {
        return List.of(new Drawing("landmark-errors", () -> LandmarkErrorPlot.draw(this)));
    }
}
