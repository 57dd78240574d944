package dev.mien.eval.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.figure.Interval;
import dev.mien.eval.scene.SceneEvaluation;
import dev.mien.eval.scene.SceneReport;
import java.util.List;

/** Writes what is lost between crops and whole pictures, in the form of docs/guide/evaluation.md. */
public final class SceneJson {
    private SceneJson() {}

    public static ObjectNode write(SceneEvaluation result) {
        ObjectNode root = EvaluationJson.head("scenes", result);
        root.put("scenes", result.scenes());
        root.put("seed", result.seed());
        ObjectNode pipelines = root.putObject("pipelines");
        result.reports().forEach(report -> write(pipelines.putObject(report.pipeline()), report));
        return EvaluationJson.failures(root, result);
    }

    private static void write(ObjectNode node, SceneReport report) {
        SceneReport.Group all = report.all();
        counts(node, all);
        node.put("failed", report.failed());
        node.put("falseFaces", report.falseFaces());
        Interval crops = Interval.wilson(all.onCrop(), all.n());
        EvaluationJson.number(node, "accuracyCropsLow", crops.low());
        EvaluationJson.number(node, "accuracyCropsHigh", crops.high());
        Interval pictures = Interval.wilson(all.inPicture(), all.n());
        EvaluationJson.number(node, "accuracyPicturesLow", pictures.low());
        EvaluationJson.number(node, "accuracyPicturesHigh", pictures.high());
        EvaluationJson.number(node, "loss", report.loss().difference());
        EvaluationJson.number(node, "lossLow", report.loss().interval().low());
        EvaluationJson.number(node, "lossHigh", report.loss().interval().high());
        EvaluationJson.number(node, "lossByLight", report.byLight());
        EvaluationJson.number(node, "lossByMissing", report.byMissing());
        EvaluationJson.number(node, "lossByAlignment", report.byAlignment());
        groups(node.putArray("bySide"), report.bySide());
        groups(node.putArray("byAngle"), report.byAngle());
    }

    private static void groups(ArrayNode array, List<SceneReport.Group> groups) {
        for (SceneReport.Group group : groups) {
            ObjectNode node = array.addObject();
            EvaluationJson.number(node, "low", group.low());
            EvaluationJson.number(node, "high", group.high());
            counts(node, group);
        }
    }

    private static void counts(ObjectNode node, SceneReport.Group group) {
        node.put("n", group.n());
        node.put("missed", group.missed());
        EvaluationJson.number(node, "accuracyCrops", group.share(group.onCrop()));
        EvaluationJson.number(node, "accuracyInPlace", group.share(group.inPlace()));
        EvaluationJson.number(node, "accuracyPictures", group.share(group.inPicture()));
    }
}
