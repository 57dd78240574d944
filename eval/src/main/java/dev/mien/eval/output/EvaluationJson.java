package dev.mien.eval.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.detection.DetectionReport;
import dev.mien.eval.detection.Matching;
import dev.mien.eval.detection.PrecisionRecall;
import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.eval.expression.ExpressionReport;
import dev.mien.eval.figure.Calibration;
import dev.mien.eval.figure.ConfusionMatrix;
import dev.mien.eval.figure.CoveragePoint;
import dev.mien.eval.figure.PairedTest;
import dev.mien.eval.landmark.LandmarkEvaluation;
import dev.mien.eval.landmark.LandmarkReport;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.face.Expression;
import java.util.List;

/** Writes evaluations in the form of docs/guide/evaluation.md, which scripts rely on. */
public final class EvaluationJson {
    /** Enough points of a precision-recall curve to draw it. */
    private static final int CURVE_STEPS = 200;

    /** Points of the cumulative curve of landmark errors up to a failure; the curve goes on as far again. */
    private static final int LANDMARK_STEPS = 16;

    private EvaluationJson() {}

    public static ObjectNode write(ExpressionEvaluation result) {
        ObjectNode root = head("expression", result);
        labels(root.putArray("labels"), result.labels());
        ObjectNode pipelines = root.putObject("pipelines");
        result.reports().forEach(report -> pipelines.set(report.pipeline(), write(report)));
        ArrayNode paired = root.putArray("paired");
        result.paired().forEach(test -> paired.add(write(test)));
        return failures(root, result);
    }

    public static ObjectNode write(DetectionEvaluation result) {
        ObjectNode root = head("detection", result);
        root.put("iou", Matching.IOU);
        ObjectNode pipelines = root.putObject("pipelines");
        result.reports().forEach(report -> pipelines.set(report.detector(), write(report)));
        return failures(root, result);
    }

    public static ObjectNode write(LandmarkEvaluation result) {
        ObjectNode root = head("landmarks", result);
        root.put("failureAbove", LandmarkReport.FAILURE);
        ObjectNode pipelines = root.putObject("pipelines");
        result.reports().forEach(report -> pipelines.set(report.locator(), write(report)));
        return failures(root, result);
    }

    public static ObjectNode head(String task, EvaluationResult result) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("task", task);
        root.put("dataset", result.dataset());
        root.put("convention", result.convention());
        return root;
    }

    public static ObjectNode failures(ObjectNode root, EvaluationResult result) {
        ArrayNode failures = root.putArray("failures");
        result.failures().forEach(failures::add);
        return root;
    }

    private static ObjectNode write(ExpressionReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("n", report.n());
        node.put("missed", report.missed());
        node.put("failed", report.failed());
        number(node, "accuracy", report.accuracy());
        number(node, "accuracyLow", report.accuracyInterval().low());
        number(node, "accuracyHigh", report.accuracyInterval().high());
        number(node, "coverage", report.coverage());
        number(node, "accuracyDetected", report.accuracyDetected());
        number(node, "accuracyRestricted", report.accuracyRestricted().orElse(Double.NaN));
        number(node, "macroF1", report.macroF1());
        number(node, "ece", report.calibration().ece());
        number(node, "nll", report.nll());
        number(node, "brier", report.brier());
        ObjectNode perClass = node.putObject("perClass");
        report.perClass().forEach((expression, score) -> {
            ObjectNode entry = perClass.putObject(expression.label());
            number(entry, "precision", score.precision());
            number(entry, "recall", score.recall());
            number(entry, "f1", score.f1());
            entry.put("support", score.support());
        });
        confusion(node.putObject("confusion"), report.confusion());
        ArrayNode bins = node.putArray("reliability");
        for (Calibration.Bin bin : report.calibration().bins()) {
            ObjectNode entry = bins.addObject();
            number(entry, "low", bin.low());
            number(entry, "high", bin.high());
            entry.put("count", bin.count());
            number(entry, "confidence", bin.confidence());
            number(entry, "accuracy", bin.accuracy());
        }
        ArrayNode curve = node.putArray("accuracyAtCoverage");
        for (CoveragePoint point : report.accuracyAtCoverage()) {
            ObjectNode entry = curve.addObject();
            number(entry, "coverage", point.coverage());
            entry.put("n", point.n());
            number(entry, "accuracy", point.accuracy());
            number(entry, "confidence", point.confidence());
        }
        number(node, "facesPerSecond", report.facesPerSecond());
        node.put("threads", report.threads());
        return node;
    }

    private static void confusion(ObjectNode node, ConfusionMatrix confusion) {
        labels(node.putArray("rows"), confusion.labels());
        labels(node.putArray("columns"), confusion.labels()).add("missed");
        ArrayNode counts = node.putArray("counts");
        for (Expression truth : confusion.labels()) {
            ArrayNode row = counts.addArray();
            confusion.labels().forEach(predicted -> row.add(confusion.count(truth, predicted)));
            row.add(confusion.missed(truth));
        }
    }

    private static ObjectNode write(PairedTest test) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("first", test.first());
        node.put("second", test.second());
        node.put("n", test.n());
        node.put("firstOnly", test.firstOnly());
        node.put("secondOnly", test.secondOnly());
        number(node, "difference", test.difference());
        number(node, "differenceLow", test.interval().low());
        number(node, "differenceHigh", test.interval().high());
        number(node, "pValue", test.pValue());
        number(node, "pValueExact", test.pValueExact());
        return node;
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
        for (int step = 1; step <= 2 * LANDMARK_STEPS; step++) {
            double error = LandmarkReport.FAILURE * step / LANDMARK_STEPS;
            ObjectNode entry = curve.addObject();
            number(entry, "error", error);
            number(entry, "share", report.shareWithin(error));
        }
        number(node, "msPerFace", report.msPerFace());
        node.put("threads", report.threads());
        return node;
    }

    private static ArrayNode labels(ArrayNode node, List<Expression> labels) {
        labels.forEach(label -> node.add(label.label()));
        return node;
    }

    /** JSON has no NaN or infinity. */
    public static void number(ObjectNode node, String field, double value) {
        if (Double.isFinite(value)) {
            node.put(field, value);
        } else {
            node.putNull(field);
        }
    }
}
