package dev.mien.eval.detection;

import static dev.mien.eval.output.FigureJson.number;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.output.FigureJson;
import java.util.List;

/** Figures of detectors in the form of docs/guide/evaluation.md. */
final class DetectionJson {
    /** Enough points of a precision-recall curve to draw it. */
    private static final int CURVE_STEPS = 200;

    private DetectionJson() {}

    static ObjectNode of(DetectionEvaluation result) {
        ObjectNode root = FigureJson.head("detection", result.dataset(), result.convention());
        root.put("iou", Matching.IOU);
        ObjectNode pipelines = root.putObject("pipelines");
        result.reports().forEach(report -> pipelines.set(report.detector(), write(report)));
        return FigureJson.failures(root, result.failures());
    }

    private static ObjectNode write(DetectionReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("pictures", report.pictures());
        node.put("failed", report.failed());
        node.put("faces", report.faces());
        node.put("found", report.found());
        node.put("falsePositives", report.falsePositives());
        number(node, "recall", report.recall());
        number(node, "precision", report.precision());
        number(node, "averagePrecision", report.averagePrecision());
        ArrayNode rates = node.putArray("recallAtFalsePositives");
        report.recallAtFalsePositives().forEach((rate, recall) -> {
            ObjectNode entry = rates.addObject();
            number(entry, "falsePositivesPerPicture", rate);
            number(entry, "recall", recall);
        });
        node.put("emptyPictures", report.emptyPictures());
        node.put("falsePositivesOnEmpty", report.falsePositivesOnEmpty());
        ArrayNode sizes = node.putArray("bySize");
        for (DetectionReport.SizeBucket bucket : report.bySize()) {
            ObjectNode entry = sizes.addObject();
            number(entry, "minHeight", bucket.minHeight());
            number(entry, "maxHeight", bucket.maxHeight());
            entry.put("faces", bucket.faces());
            entry.put("found", bucket.found());
            number(entry, "recall", bucket.recall());
            number(entry, "averagePrecision", bucket.averagePrecision());
        }
        ArrayNode curve = node.putArray("precisionRecall");
        List<PrecisionRecall.Point> points = report.curve().points();
        long step = -1;
        for (int i = 0; i < points.size(); i++) {
            PrecisionRecall.Point point = points.get(i);
            long reached = Math.round(point.recall() * CURVE_STEPS);
            if (reached > step || i == points.size() - 1) {
                step = reached;
                ObjectNode entry = curve.addObject();
                number(entry, "confidence", point.confidence());
                number(entry, "precision", point.precision());
                number(entry, "recall", point.recall());
                entry.put("falsePositives", point.falsePositives());
            }
        }
        number(node, "msPerPicture", report.msPerPicture());
        node.put("threads", report.threads());
        return node;
    }
}
