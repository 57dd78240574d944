package dev.mien.eval.compare.report;

import static dev.mien.eval.figure.Figures.count;
import static dev.mien.eval.figure.Figures.decimal;
import static dev.mien.eval.figure.Figures.interval;
import static dev.mien.eval.figure.Figures.percent;
import static dev.mien.eval.figure.Figures.points;
import static dev.mien.eval.figure.Figures.probability;

import dev.mien.eval.compare.Agreement;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.eval.compare.Comparison;
import dev.mien.eval.compare.PairedAccuracy;
import dev.mien.eval.figure.PairedTest;
import dev.mien.eval.output.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison as plain text for a terminal. */
public final class ComparisonTable {
    /** Nine columns of whole labels would not fit a terminal; the rows have the same order and the whole words. */
    private static final int SHORT = 4;

    private ComparisonTable() {}

    /**
     * {@return the figures of a comparison as plain text for a terminal}
     *
     * @param comparison of all pictures
     */
    public static String render(Comparison comparison) {
        ComparedPipelines pipelines = comparison.pipelines();
        Agreement agreement = comparison.agreement();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "A is %s, B is %s: pictures %,d, faces %,d\n%s\n",
                pipelines.first(),
                pipelines.second(),
                comparison.pictures(),
                agreement.faces(),
                pipelines.faces()));
        if (agreement.faces() == 0) {
            text.append("No face was found, so there is nothing to compare.\n");
        } else {
            text.append('\n').append(crossTable(agreement)).append('\n').append(figures(agreement));
        }
        comparison.labelled().ifPresent(known -> text.append('\n').append(accuracy(pipelines, known)));
        return text.toString();
    }

    private static String crossTable(Agreement agreement) {
        List<String> labels = agreement.occurring();
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("A (rows), B (columns)"));
        labels.forEach(label -> head.add(label.substring(0, SHORT)));
        head.add("all");
        table.row(head);
        for (String first : labels) {
            List<String> row = new ArrayList<>(List.of(first));
            labels.forEach(second -> row.add(count(agreement.count(first, second))));
            row.add(count(agreement.first(first)));
            table.row(row);
        }
        List<String> sums = new ArrayList<>(List.of("all"));
        labels.forEach(label -> sums.add(count(agreement.second(label))));
        sums.add(count(agreement.faces()));
        return table.row(sums).render();
    }

    private static String figures(Agreement agreement) {
        return new TextTable()
                .row(
                        "same verdict",
                        percent(agreement.share()),
                        interval(agreement.agreed(), agreement.faces()),
                        of(agreement.agreed(), agreement.faces()))
                .row(
                        "  where both are sure",
                        percent(agreement.shareSure()),
                        interval(agreement.agreedSure(), agreement.bothSure()),
                        of(agreement.agreedSure(), agreement.bothSure()))
                .row("Cohen's kappa", decimal(agreement.kappa()))
                .row("mean distance, 0 to 1", decimal(agreement.meanDistance()))
                .render();
    }

    private static String accuracy(ComparedPipelines pipelines, Comparison.Labelled known) {
        PairedAccuracy pair = known.accuracy();
        PairedTest test = pair.test("A", "B");
        String missed = pair.missed() == 0
                ? "\n"
                : String.format(Locale.ROOT, "; missed and wrong for both %,d\n", pair.missed());
        return String.format(Locale.ROOT, "%s: labelled pictures %,d", known.dataset(), pair.n())
                + missed
                + "labels: "
                + known.convention()
                + "\n\n"
                + new TextTable()
                        .row("accuracy", "", "95 % interval")
                        .row(
                                "  A " + pipelines.first(),
                                percent((double) pair.firstRight() / pair.n()),
                                interval(pair.firstRight(), pair.n()))
                        .row(
                                "  B " + pipelines.second(),
                                percent((double) pair.secondRight() / pair.n()),
                                interval(pair.secondRight(), pair.n()))
                        .row(
                                "  A minus B, points",
                                points(test.difference()),
                                points(test.interval().low()) + " to "
                                        + points(test.interval().high()))
                        .render()
                + "McNemar's test: exact p " + probability(test.pValueExact()) + ", mid-p "
                + probability(test.pValue())
                + "\n\n"
                + new TextTable()
                        .row("", "B right", "B wrong")
                        .row("A right", count(pair.bothRight()), count(pair.firstOnly()))
                        .row("A wrong", count(pair.secondOnly()), count(pair.bothWrong()))
                        .render();
    }

    private static String of(int part, int whole) {
        return count(part) + " of " + count(whole);
    }
}
