package dev.mien.eval.scene;

import static dev.mien.eval.output.FigureJson.number;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.figure.Interval;
import dev.mien.eval.output.FigureJson;
import java.util.List;

/** Writes what is lost between crops and whole pictures, in the form of docs/guide/evaluation.md. */
final class SceneJson {
    private SceneJson() {}

    static ObjectNode of(SceneEvaluation result) {
        ObjectNode root = FigureJson.head("scenes", result.dataset(), result.convention());
        root.put("scenes", result.scenes());
        root.put("seed", result.seed());
        ObjectNode pipelines = root.putObject("pipelines");
        result.reports().forEach(report -> write(pipelines.putObject(report.pipeline()), report));
        return FigureJson.failures(root, result.failures());
    }

    private static void write(ObjectNode node, SceneReport report) {
        SceneReport.Group all = report.all();
        counts(node, all);
        node.put("failed", report.failed());
        node.put("falseFaces", report.falseFaces());
        Interval crops = Interval.wilson(all.onCrop(), all.n());
        number(node, "accuracyCropsLow", crops.low());
        number(node, "accuracyCropsHigh", crops.high());
        Interval pictures = Interval.wilson(all.inPicture(), all.n());
        number(node, "accuracyPicturesLow", pictures.low());
        number(node, "accuracyPicturesHigh", pictures.high());
        number(node, "loss", report.loss().difference());
        number(node, "lossLow", report.loss().interval().low());
        number(node, "lossHigh", report.loss().interval().high());
        number(node, "lossByLight", report.byLight());
        number(node, "lossByMissing", report.byMissing());
        number(node, "lossByAlignment", report.byAlignment());
        groups(node.putArray("bySide"), report.bySide());
        groups(node.putArray("byAngle"), report.byAngle());
    }

    private static void groups(ArrayNode array, List<SceneReport.Group> groups) {
        for (SceneReport.Group group : groups) {
            ObjectNode node = array.addObject();
            number(node, "low", group.low());
            number(node, "high", group.high());
            counts(node, group);
        }
    }

    private static void counts(ObjectNode node, SceneReport.Group group) {
        node.put("n", group.n());
        node.put("missed", group.missed());
        number(node, "accuracyCrops", group.share(group.onCrop()));
        number(node, "accuracyInPlace", group.share(group.inPlace()));
        number(node, "accuracyPictures", group.share(group.inPicture()));
    }
}
