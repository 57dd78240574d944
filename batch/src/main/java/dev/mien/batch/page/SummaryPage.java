package dev.mien.batch.page;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import dev.mien.report.Decimals;
import dev.mien.report.Words;
import dev.mien.report.html.Html;
import dev.mien.report.html.HtmlFace;
import dev.mien.report.html.HtmlFrame;
import dev.mien.report.html.PageFile;
import dev.mien.stage.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page {@code summary.html} of a run. It shows no picture. */
public final class SummaryPage {
    private static final Html STYLE = Html.resource(SummaryPage.class, "summary.css");

    private SummaryPage() {}

    /**
     * Writes the page.
     *
     * @param file its place
     * @param title of the page
     * @param totals of the run
     * @param labels that the model knows
     * @param ran what read the media
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, String title, RunTotals totals, List<Expression> labels, Provenance ran)
            throws IOException {
        List<Expression> listed = Expressions.listed(labels);
        PageFile.at(file).write(parts -> {
            parts.add(HtmlFrame.top(title, ran, listed, STYLE, Html.NONE));
            parts.add(Html.of("<main id=\"pictures\" tabindex=\"-1\">\n"));
            parts.add(tiles(totals));
            parts.add(answers("What faces in pictures show", "faces", totals.faceAnswers(), listed));
            parts.add(answers("What people in videos showed longest", "people", totals.peopleAnswers(), listed));
            parts.add(failures(totals));
            parts.add(slowest(totals));
            parts.add(Html.of("</main>\n"));
            parts.add(HtmlFrame.provenance("How this was made", ran));
            parts.add(HtmlFrame.bottom(Html.NONE, Html.NONE));
        });
    }

    private static Html tiles(RunTotals totals) {
        List<Html> tiles = new ArrayList<>();
        tiles.add(HtmlFrame.tile("Pictures", grouped(totals.pictures())));
        tiles.add(HtmlFrame.tile("Faces in them", grouped(totals.faces())));
        tiles.add(HtmlFrame.tile("Videos", grouped(totals.videos())));
        tiles.add(HtmlFrame.tile("Their frames", grouped(totals.frames())));
        tiles.add(HtmlFrame.tile("People in them", grouped(totals.people())));
        tiles.add(HtmlFrame.tile("Failed", grouped(totals.failed())));
        tiles.add(HtmlFrame.tile("Read", megabytes(totals.bytes())));
        tiles.add(HtmlFrame.tile("Work of all threads", Words.clock(Duration.ofMillis(totals.millis()))));
        return Html.of(
                "<section class=\"totals\" aria-label=\"Totals\">\n<dl class=\"tiles\">%s</dl>\n</section>\n",
                Html.all(tiles));
    }

    private static Html answers(String heading, String of, Map<String, Integer> answers, List<Expression> labels) {
        int all = answers.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return Html.NONE;
        }
        List<Html> bars = new ArrayList<>();
        for (Expression label : labels) {
            bars.add(bar(label.label(), answers.getOrDefault(label.label(), 0), all));
        }
        bars.add(bar("unsure", answers.getOrDefault("unsure", 0), all));
        return Html.of(
                "<section class=\"part\"><h2>%s</h2>\n<ul class=\"bars distribution\" aria-label=\"%s\">\n%s</ul>\n</section>\n",
                heading, of + " by answer", Html.all(bars));
    }

    private static Html bar(String label, int count, int all) {
        double share = (double) count / all;
        return Html.of(
                "<li class=\"%s\"><span>%s</span><i style=\"--w:%s\"></i><b>%s</b><em>%s</em></li>\n",
                HtmlFace.colour(label), label, Decimals.unit(share), grouped(count), Decimals.percent(share));
    }

    private static Html failures(RunTotals totals) {
        if (totals.failed() == 0) {
            return Html.NONE;
        }
        List<Html> rows = totals.failures().stream()
                .map(one -> Html.of("<tr><td>%s</td><td>%s</td></tr>\n", one.name(), one.reason()))
                .toList();
        int more = totals.failed() - rows.size();
        Html rest = more == 0 ? Html.NONE : Html.of("<p>and %s more, in failed.csv</p>\n", grouped(more));
        Html partly = totals.partial() == 0
                ? Html.NONE
                : Html.of(
                        "<p>Of these videos %s were damaged and have results for what could be read.</p>\n",
                        grouped(totals.partial()));
        return Html.of("""
                <section class="part failures"><h2>Failed (%s)</h2>
                %s<table class="list"><thead><tr><th scope="col">Medium</th><th scope="col">Reason</th></tr></thead>
                <tbody>
                %s</tbody></table>
                %s</section>
                """, grouped(totals.failed()), partly, Html.all(rows), rest);
    }

    private static Html slowest(RunTotals totals) {
        List<Html> rows = totals.slowest().stream()
                .map(one -> Html.of(
                        "<tr><td>%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td></tr>\n",
                        one.name(), grouped(one.frames()), seconds(one.millis())))
                .toList();
        return Html.of("""
                <section class="part"><h2>What took longest</h2>
                <table class="list"><thead><tr><th scope="col">Medium</th><th scope="col" class="number">Frames</th>\
                <th scope="col" class="number">Seconds</th></tr></thead>
                <tbody>
                %s</tbody></table>
                </section>
                """, Html.all(rows));
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String megabytes(long bytes) {
        return bytes < 10_000_000_000L
                ? String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%,.2f", millis / 1e3);
    }
}
