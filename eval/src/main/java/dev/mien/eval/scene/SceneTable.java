package dev.mien.eval.scene;

import static dev.mien.eval.figure.Figures.count;
import static dev.mien.eval.figure.Figures.interval;
import static dev.mien.eval.figure.Figures.percent;
import static dev.mien.eval.figure.Figures.points;

import dev.mien.eval.output.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What is lost between crops and whole pictures, as plain text. */
final class SceneTable {
    private SceneTable() {}

    static String of(SceneEvaluation result) {
        StringBuilder text = new StringBuilder();
        List<SceneReport> reports = result.reports();
        text.append(String.format(
                        Locale.ROOT,
                        "%s in %s: faces %,d, seed %d\n",
                        result.dataset(),
                        result.scenes(),
                        reports.get(0).all().n(),
                        result.seed()))
                .append("labels: ")
                .append(result.convention())
                .append("\n\n");
        TextTable table = new TextTable();
        table.row("", reports, SceneReport::pipeline);
        table.row("accuracy on crops", reports, r -> share(r, SceneReport.Group::onCrop));
        table.row(
                "  95 % interval",
                reports, r -> interval(r.all().onCrop(), r.all().n()));
        table.row("accuracy on whole pictures", reports, r -> share(r, SceneReport.Group::inPicture));
        table.row(
                "  95 % interval",
                reports, r -> interval(r.all().inPicture(), r.all().n()));
        table.row("points lost", reports, r -> points(r.loss().difference()));
        table.row(
                "  95 % interval, paired",
                reports,
                r -> points(r.loss().interval().low()) + " to "
                        + points(r.loss().interval().high()));
        table.row("  by light and enlargement", reports, r -> points(r.byLight()));
        table.row("  by faces not found", reports, r -> points(r.byMissing()));
        table.row("  by alignment", reports, r -> points(r.byAlignment()));
        table.row("missed", reports, r -> share(r, SceneReport.Group::missed));
        table.row("false faces", reports, r -> count(r.falseFaces()));
        text.append(table.render()).append('\n');
        TextTable groups = new TextTable();
        groups.row("points lost (missed)", reports, SceneReport::pipeline);
        rows(groups, reports, SceneReport::bySide, "face crop", "px");
        rows(groups, reports, SceneReport::byAngle, "turned", "degrees");
        text.append(groups.render())
                .append("\nA missed face is an error. Judged is the face that overlaps the true place most, by ")
                .append(SceneEvaluator.LEAST_OVERLAP)
                .append(" at least.\n");
        return text.toString();
    }

    private static void rows(
            TextTable table,
            List<SceneReport> reports,
            Function<SceneReport, List<SceneReport.Group>> groups,
            String what,
            String unit) {
        List<SceneReport.Group> first = groups.apply(reports.get(0));
        for (int i = 0; i < first.size(); i++) {
            int group = i;
            if (first.get(i).n() > 0) {
                table.row(
                        title(first.get(i), what, unit),
                        reports,
                        r -> lost(groups.apply(r).get(group)));
            }
        }
    }

    private static String title(SceneReport.Group group, String what, String unit) {
        String range = Double.isInfinite(group.high())
                ? Math.round(group.low()) + " " + unit + " and more"
                : Math.round(group.low()) + " to " + Math.round(group.high()) + " " + unit;
        return what + " " + range + " (" + count(group.n()) + ")";
    }

    private static String lost(SceneReport.Group group) {
        return points(group.share(group.onCrop() - group.inPicture())) + " (" + percent(group.share(group.missed()))
                + ")";
    }

    private static String share(SceneReport report, Function<SceneReport.Group, Integer> part) {
        return percent(report.all().share(part.apply(report.all())));
    }
}
