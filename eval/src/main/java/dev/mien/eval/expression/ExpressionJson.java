package dev.mien.eval.expression;

import static dev.mien.eval.output.FigureJson.number;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.figure.Calibration;
import dev.mien.eval.figure.ConfusionMatrix;
import dev.mien.eval.figure.CoveragePoint;
import dev.mien.eval.figure.PairedTest;
import dev.mien.eval.output.FigureJson;
import dev.mien.face.Expression;
import java.util.List;

/** Figures of expressions in the form of docs/guide/evaluation.md. */
final class ExpressionJson {
    private ExpressionJson() {}

    static ObjectNode of(ExpressionEvaluation result) {
        ObjectNode root = FigureJson.head("expression", result.dataset(), result.convention());
        labels(root.putArray("labels"), result.labels());
        ObjectNode pipelines = root.putObject("pipelines");
        result.reports().forEach(report -> pipelines.set(report.pipeline(), write(report)));
        ArrayNode paired = root.putArray("paired");
        result.paired().forEach(test -> paired.add(write(test)));
        return FigureJson.failures(root, result.failures());
    }

    private static ObjectNode write(ExpressionReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!report.calibratedBy().isEmpty()) {
            node.put("calibration", report.calibratedBy());
        }
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

    private static ArrayNode labels(ArrayNode node, List<Expression> labels) {
        labels.forEach(label -> node.add(label.label()));
        return node;
    }
}
