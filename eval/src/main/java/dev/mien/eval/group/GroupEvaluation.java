package dev.mien.eval.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.dataset.MeasuredFace;
import dev.mien.eval.output.Drawing;
import dev.mien.eval.output.FigureJson;
import dev.mien.eval.output.TextTable;
import dev.mien.eval.part.PartReport;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.eval.run.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a pipeline does for people of different gender, age and race, in the words of the data set.
 *
 * @param dataset its name
 * @param pipeline what was measured
 * @param reports of all faces, then of each group
 * @param failures pictures that could not be read, one line each
 */
public record GroupEvaluation(String dataset, String pipeline, List<GroupReport> reports, List<String> failures)
        implements EvaluationResult {
    /**
     * Takes copies of the lists.
     *
     * @param dataset its name
     * @param pipeline what was measured
     * @param reports of all faces, then of each group
     * @param failures pictures that could not be read, one line each
     */
    public GroupEvaluation {
        reports = List.copyOf(reports);
        failures = List.copyOf(failures);
    }

    static GroupEvaluation of(String dataset, String pipeline, List<GroupOutcome> outcomes, List<String> failures) {
        List<GroupReport> reports = new ArrayList<>(List.of(GroupReport.of("all", outcomes)));
        List<Function<MeasuredFace, String>> divisions =
                List.of(MeasuredFace::gender, MeasuredFace::age, MeasuredFace::race);
        for (Function<MeasuredFace, String> division : divisions) {
            outcomes.stream()
                    .map(outcome -> division.apply(outcome.face()))
                    .distinct()
                    .sorted()
                    .forEach(group -> reports.add(GroupReport.of(
                            group,
                            outcomes.stream()
                                    .filter(outcome ->
                                            division.apply(outcome.face()).equals(group))
                                    .toList())));
        }
        return new GroupEvaluation(dataset, pipeline, reports, failures);
    }

    @Override
    public String convention() {
        return String.format(
                Locale.ROOT,
                "%s; a face is found if the nose that YuNet saw lies in a box; a landmark failure is an error above %.2f;"
                        + " nobody labelled what these faces show",
                pipeline,
                PartReport.FAILURE);
    }

    @Override
    public ObjectNode toJson() {
        ObjectNode root = FigureJson.head("groups", dataset, convention());
        root.put("pipeline", pipeline);
        ArrayNode groups = root.putArray("groups");
        for (GroupReport report : reports) {
            ObjectNode node = groups.addObject();
            node.put("group", report.group());
            node.put("faces", report.faces());
            node.put("found", report.found());
            FigureJson.number(node, "recall", report.recall());
            FigureJson.number(node, "landmarkFailures", report.failures());
            FigureJson.number(node, "unsure", report.unsure());
            ObjectNode likeliest = node.putObject("likeliest");
            report.likeliest().forEach((label, share) -> FigureJson.number(likeliest, label.label(), share));
        }
        return FigureJson.failures(root, failures);
    }

    @Override
    public String table() {
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("", "faces", "found", "(95 %)", "landmarks off", "unsure"));
        reports.get(0).likeliest().keySet().forEach(label -> head.add(label.label()));
        table.row(head.toArray(String[]::new));
        for (GroupReport report : reports) {
            List<String> row = new ArrayList<>(List.of(
                    report.group(),
                    Integer.toString(report.faces()),
                    percent(report.recall()),
                    String.format(
                            Locale.ROOT,
                            "%.1f to %.1f",
                            100 * report.recallInterval().low(),
                            100 * report.recallInterval().high()),
                    percent(report.failures()),
                    percent(report.unsure())));
            report.likeliest().values().forEach(share -> row.add(percent(share)));
            table.row(row.toArray(String[]::new));
        }
        return dataset + '\n' + convention() + "\n\n" + table.render() + Faults.unread(failures);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    @Override
    public List<Drawing> figures() {
        return List.of();
    }
}
