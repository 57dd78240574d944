package dev.mien.eval.landmark;

import static dev.mien.eval.output.FigureJson.number;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.output.FigureJson;

/** Figures of locators in the form of docs/guide/evaluation.md. */
final class LandmarkJson {
    /** Points of the cumulative curve of errors up to a failure; the curve goes on as far again. */
    private static final int STEPS = 16;

    private LandmarkJson() {}

    static ObjectNode of(LandmarkEvaluation result) {
        ObjectNode root = FigureJson.head("landmarks", result.dataset(), result.convention());
        root.put("failureAbove", LandmarkReport.FAILURE);
        ObjectNode pipelines = root.putObject("pipelines");
        result.reports().forEach(report -> pipelines.set(report.locator(), write(report)));
        return FigureJson.failures(root, result.failures());
    }

    private static ObjectNode write(LandmarkReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("pictures", report.pictures());
        node.put("failed", report.failed());
        node.put("faces", report.faces());
        node.put("persons", report.persons());
        node.put("found", report.found());
        number(node, "meanError", report.meanError());
        number(node, "meanErrorLow", report.interval().low());
        number(node, "meanErrorHigh", report.interval().high());
        number(node, "failureRate", report.failureRate());
        number(node, "areaUnderCurve", report.areaUnderCurve());
        ObjectNode regions = node.putObject("byRegion");
        report.byRegion().forEach((region, error) -> number(regions, region.label(), error));
        ArrayNode curve = node.putArray("cumulative");
        for (int step = 1; step <= 2 * STEPS; step++) {
            double error = LandmarkReport.FAILURE * step / STEPS;
            ObjectNode entry = curve.addObject();
            number(entry, "error", error);
            number(entry, "share", report.shareWithin(error));
        }
        number(node, "msPerFace", report.msPerFace());
        node.put("threads", report.threads());
        return node;
    }
}
