package dev.mien.eval.scene;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.output.Drawing;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.eval.run.Faults;
import java.util.ArrayList;
import java.util.List;

/**
 * Faces in whole pictures against the same faces as crops; {@code reports} one a pipeline, in the order given.
 *
 * @param dataset the name of the data set of faces
 * @param convention how its labels count, in one sentence
 * @param scenes the name of the data set of scenes
 * @param seed of the composition
 * @param reports one for each pipeline
 * @param failures pictures that could not be read, one line each
 */
public record SceneEvaluation(
        String dataset, String convention, String scenes, long seed, List<SceneReport> reports, List<String> failures)
        implements EvaluationResult {
    /**
     * Takes copies of the lists.
     *
     * @param dataset the name of the data set of faces
     * @param convention how its labels count, in one sentence
     * @param scenes the name of the data set of scenes
     * @param seed of the composition
     * @param reports one for each pipeline
     * @param failures pictures that could not be read, one line each
     */
    public SceneEvaluation {
        reports = List.copyOf(reports);
        failures = List.copyOf(failures);
    }

    /**
     * {@return the figures of runs over one set of composed scenes}
     *
     * @param faces where the faces come from
     * @param scenes where the rest comes from
     * @param seed of the composition
     * @param pipelines their names
     * @param runs one for each pipeline, in the same order
     */
    public static SceneEvaluation of(
            ExpressionDataset faces,
            DetectionDataset scenes,
            long seed,
            List<String> pipelines,
            List<List<SceneOutcome>> runs) {
        List<SceneReport> reports = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            reports.add(SceneReport.of(pipelines.get(i), runs.get(i)));
        }
        return new SceneEvaluation(
                faces.name(),
                faces.convention(),
                scenes.name(),
                seed,
                reports,
                runs.stream()
                        .flatMap(List::stream)
                        .flatMap(outcome -> outcome.fault().stream())
                        .distinct()
                        .toList());
    }

    @Override
    public ObjectNode toJson() {
        return SceneJson.of(this);
    }

    @Override
    public String table() {
        return SceneTable.of(this) + Faults.unread(failures);
    }

    @Override
    public List<Drawing> figures() {
        return List.of();
    }
}
