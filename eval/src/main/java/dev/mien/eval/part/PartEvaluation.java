package dev.mien.eval.part;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.dataset.MeasuredFace;
import dev.mien.eval.output.Drawing;
import dev.mien.eval.output.FigureJson;
import dev.mien.eval.output.TextTable;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.eval.run.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * How well eyes and mouth are read, over all faces and by the groups that the data set names.
 *
 * @param dataset its name
 * @param convention where the faces are taken from
 * @param reports of all faces, then of each group
 * @param failures pictures that could not be read, one line each
 */
public record PartEvaluation(String dataset, String convention, List<PartReport> reports, List<String> failures)
        implements EvaluationResult {
    /**
     * Takes copies of the lists.
     *
     * @param dataset its name
     * @param convention where the faces are taken from
     * @param reports of all faces, then of each group
     * @param failures pictures that could not be read, one line each
     */
    public PartEvaluation {
        reports = List.copyOf(reports);
        failures = List.copyOf(failures);
    }

    static PartEvaluation of(String dataset, String faces, List<PartOutcome> outcomes, List<String> failures) {
        List<PartReport> reports = new ArrayList<>(List.of(PartReport.of("all", outcomes)));
        List<Function<MeasuredFace, String>> divisions =
                List.of(MeasuredFace::gender, MeasuredFace::age, MeasuredFace::race);
        for (Function<MeasuredFace, String> division : divisions) {
            outcomes.stream()
                    .map(outcome -> division.apply(outcome.face()))
                    .distinct()
                    .sorted()
                    .forEach(group -> reports.add(PartReport.of(
                            group,
                            outcomes.stream()
                                    .filter(outcome ->
                                            division.apply(outcome.face()).equals(group))
                                    .toList())));
        }
        String convention = String.format(
                Locale.ROOT,
                "labels by a face mesh; %s; irises of eyes open by %.2f or more; a landmark failure is an error above %.2f",
                faces,
                PartReport.OPEN,
                PartReport.FAILURE);
        return new PartEvaluation(dataset, convention, reports, failures);
    }

    @Override
    public ObjectNode toJson() {
        ObjectNode root = FigureJson.head("parts", dataset, convention);
        ArrayNode groups = root.putArray("groups");
        for (PartReport report : reports) {
            ObjectNode node = groups.addObject();
            node.put("group", report.group());
            node.put("faces", report.faces());
            node.put("read", report.read());
            FigureJson.number(node, "rightCorrelation", report.rightCorrelation());
            FigureJson.number(node, "leftCorrelation", report.leftCorrelation());
            FigureJson.number(node, "eyesCorrelation", report.eyesCorrelation());
            FigureJson.number(node, "mouthCorrelation", report.mouthCorrelation());
            FigureJson.number(node, "eyeError", report.eyeError());
            FigureJson.number(node, "irisError", report.irisError());
            FigureJson.number(node, "landmarkError", report.landmarkError());
            FigureJson.number(node, "failureRate", report.failureRate());
        }
        return FigureJson.failures(root, failures);
    }

    @Override
    public String table() {
        TextTable table = new TextTable();
        table.row(
                "",
                "faces",
                "read",
                "right eye",
                "left eye",
                "both eyes",
                "mouth",
                "eye error",
                "iris",
                "landmarks",
                "failures");
        for (PartReport report : reports) {
            table.row(
                    report.group(),
                    Integer.toString(report.faces()),
                    Integer.toString(report.read()),
                    decimals(report.rightCorrelation()),
                    decimals(report.leftCorrelation()),
                    decimals(report.eyesCorrelation()),
                    decimals(report.mouthCorrelation()),
                    decimals(report.eyeError()),
                    percent(report.irisError()),
                    percent(report.landmarkError()),
                    percent(report.failureRate()));
        }
        return dataset + '\n'
                + convention
                + "\nrank correlation of the openings of each eye, of both eyes' mean and of the mouth; mean error of an"
                + " eye's opening;\niris: share of the eye's width; landmarks: share of the distance between the outer"
                + " corners of the eyes\n\n"
                + table.render()
                + Faults.unread(failures);
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    @Override
    public List<Drawing> figures() {
        return List.of();
    }
}
