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
import dev.mien.face.Expression;
import dev.mien.report.Decimals;
import dev.mien.report.html.Html;
import dev.mien.report.html.HtmlFace;
import dev.mien.report.html.HtmlFrame;
import dev.mien.stage.Provenance;
import java.util.List;
import java.util.function.Function;

/** The parts of the comparison page round its faces. */
final class HtmlComparison {
    private static final Html STYLE = Html.resource(HtmlComparison.class, "compare.css");
    private static final Html SCRIPT = Html.resource(HtmlComparison.class, "compare.js");

    private HtmlComparison() {}

    /**
     * Everything up to the first face.
     *
     * @param disagreements faces with different verdicts
     * @param shown how many of them are on the page
     */
    static Html top(Comparison comparison, Provenance provenance, int disagreements, int shown) {
        ComparedPipelines pipelines = comparison.pipelines();
        Agreement agreement = comparison.agreement();
        String title = pipelines.first() + " and " + pipelines.second() + " on the same faces";
        return Html.of(
                """
                %s<p class="who"><b>A</b> is %s, <b>B</b> is %s. %s</p>
                <section class="summary" aria-label="Agreement">
                <dl class="tiles">%s</dl>
                %s</section>
                %s%s<p id="nothing" hidden>Nothing matches these filters.</p>
                <main id="pictures" tabindex="-1">
                <h2>Where they disagree</h2>
                <p class="shown">%s</p>
                <div id="list">
                """,
                HtmlFrame.top(title, provenance, agreement.expressions(), STYLE, SCRIPT),
                pipelines.first(),
                pipelines.second(),
                pipelines.faces(),
                tiles(comparison),
                agreement.faces() == 0
                        ? Html.of("<p class=\"cross\">No face was found, so there is nothing to compare.</p>\n")
                        : crossTable(agreement),
                comparison.labelled().map(known -> accuracy(pipelines, known)).orElse(Html.NONE),
                shown == 0
                        ? Html.NONE
                        : filters(agreement, comparison.labelled().isPresent()),
                shown(disagreements, shown));
    }

    /** What stands between the last face and the first failure. */
    static Html beforeFailures(int failures) {
        return Html.of("</div>\n</main>\n%s", HtmlFrame.failures(failures));
    }

    /** Everything after the last failure. */
    static Html bottom(Comparison comparison, Provenance first, Provenance second) {
        ComparedPipelines pipelines = comparison.pipelines();
        return Html.all(List.of(
                HtmlFrame.endOfFailures(comparison.failures()),
                HtmlFrame.provenance("How A was made: " + pipelines.first(), first),
                HtmlFrame.provenance("How B was made: " + pipelines.second(), second),
                HtmlFrame.bottom(Html.NONE, SCRIPT)));
    }

    private static Html shown(int disagreements, int shown) {
        if (disagreements == 0) {
            return Html.of("There is no face on which their verdicts differ.");
        }
        Html all = disagreements == 1
                ? Html.of("One face has different verdicts.")
                : Html.of("%s faces have different verdicts, the most distant answers first.", count(disagreements));
        return shown == disagreements
                ? all
                : Html.of("%s <strong>Only the first %s are on this page.</strong>", all, count(shown));
    }

    private static Html tiles(Comparison comparison) {
        Agreement agreement = comparison.agreement();
        return Html.all(List.of(
                tile(
                        "Same verdict",
                        percent(agreement.share()),
                        count(agreement.agreed()) + " of " + count(agreement.faces()) + " faces, 95 % interval "
                                + interval(agreement.agreed(), agreement.faces())),
                tile(
                        "Where both are sure",
                        percent(agreement.shareSure()),
                        count(agreement.agreedSure()) + " of " + count(agreement.bothSure())),
                tile("Cohen’s kappa", decimal(agreement.kappa()), "1 perfect, 0 chance"),
                tile("Mean distance", decimal(agreement.meanDistance()), "total variation, 0 to 1"),
                tile(
                        "Pictures",
                        count(comparison.pictures()),
                        count(comparison.withoutFaces()) + " without a face, " + count(comparison.failures())
                                + " not analysed")));
    }

    private static Html tile(String name, String figure, String detail) {
        return Html.of("<div><dt>%s</dt><dd>%s</dd><dd class=\"detail\">%s</dd></div>", name, figure, detail);
    }

    private static Html crossTable(Agreement agreement) {
        List<String> labels = agreement.occurring();
        int most = labels.stream()
                .flatMap(first -> labels.stream().map(second -> agreement.count(first, second)))
                .max(Integer::compare)
                .orElse(1);
        return Html.of(
                """
                <div class="cross"><table><caption>Faces by verdict of A (rows) and B (columns)</caption>\
                <thead><tr><td></td>%s<th scope="col">all</th></tr></thead>
                <tbody>%s<tr><th scope="row">all</th>%s%s</tr></tbody></table></div>
                """,
                each(labels, HtmlComparison::column),
                each(labels, first -> row(agreement, labels, first, most)),
                each(labels, label -> sum(agreement.second(label))),
                sum(agreement.faces()));
    }

    private static Html column(String label) {
        return Html.of("<th scope=\"col\" class=\"%s\">%s</th>", HtmlFace.colour(label), label);
    }

    private static Html row(Agreement agreement, List<String> labels, String first, int most) {
        return Html.of(
                "<tr><th scope=\"row\" class=\"%s\">%s</th>%s%s</tr>\n",
                HtmlFace.colour(first),
                first,
                each(labels, second -> cell(first, second, agreement.count(first, second), most)),
                sum(agreement.first(first)));
    }

    private static Html sum(int faces) {
        return Html.of("<td class=\"sum\">%s</td>", count(faces));
    }

    private static Html cell(String first, String second, int faces, int most) {
        Html shade = Html.of("style=\"--w:%s\"", Decimals.unit((double) faces / most));
        if (first.equals(second)) {
            return Html.of("<td class=\"same\" %s>%s</td>", shade, count(faces));
        }
        return faces == 0 ? Html.of("<td>·</td>") : Html.of("""
                        <td %s><button type="button" data-a="%s" data-b="%s" title="Show A %s, B %s">%s</button></td>""", shade, first, second, first, second, count(faces));
    }

    private static Html each(List<String> labels, Function<String, Html> part) {
        return Html.all(labels.stream().map(part).toList());
    }

    private static Html accuracy(ComparedPipelines pipelines, Comparison.Labelled known) {
        PairedAccuracy pair = known.accuracy();
        PairedTest test = pair.test("A", "B");
        return Html.of(
                """
                <section class="truth"><h2>Against the labels</h2>
                <p>%s: %s labelled pictures, %s missed (wrong for both). %s. The answer is the likeliest expression, \
                sure or not.</p>
                <div class="tables">
                <table><thead><tr><td></td><th scope="col">accuracy</th><th scope="col">95 %% interval</th></tr></thead>
                <tbody>%s%s<tr><th scope="row">A minus B, points</th><td>%s</td><td>%s to %s</td></tr></tbody></table>
                <table><thead><tr><td></td><th scope="col">B right</th><th scope="col">B wrong</th></tr></thead>
                <tbody><tr><th scope="row">A right</th><td>%s</td><td>%s</td></tr>
                <tr><th scope="row">A wrong</th><td>%s</td><td>%s</td></tr></tbody></table>
                </div>
                <p>McNemar’s test on the pictures only one got right: exact p %s, mid-p %s.</p></section>
                """,
                known.dataset(),
                count(pair.n()),
                count(pair.missed()),
                known.convention(),
                accuracy("A " + pipelines.first(), pair.firstRight(), pair.n()),
                accuracy("B " + pipelines.second(), pair.secondRight(), pair.n()),
                points(test.difference()),
                points(test.interval().low()),
                points(test.interval().high()),
                count(pair.bothRight()),
                count(pair.firstOnly()),
                count(pair.secondOnly()),
                count(pair.bothWrong()),
                probability(test.pValueExact()),
                probability(test.pValue()));
    }

    private static Html accuracy(String name, int right, int n) {
        return Html.of(
                "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>\n",
                name, percent((double) right / n), interval(right, n));
    }

    private static Html filters(Agreement agreement, boolean labelled) {
        List<String> labels = agreement.occurring();
        return Html.of(
                """
                <form id="filters" hidden><div class="controls">
                %s%s%s<label>Sure<select name="sure"><option value="">any</option><option value="both">both sure</option>\
                <option value="one">one unsure</option></select></label>
                <label>File name<input name="search" type="search" placeholder="Part of the name" autocomplete="off">\
                </label>
                <label>Least distance<span><input name="least" type="range" min="0" max="100" step="1" value="0">\
                <output>0.00</output></span></label>
                <button type="reset">Show all</button></div>
                <p id="status" role="status"></p></form>
                """,
                select("a", "A says", labels), select("b", "B says", labels), labelled ? truth(agreement) : Html.NONE);
    }

    private static Html truth(Agreement agreement) {
        return Html.of(
                """
                %s<label>Right<select name="right"><option value="">any</option><option value="a">only A</option>\
                <option value="b">only B</option><option value="neither">neither</option>\
                <option value="both">both (one unsure)</option></select></label>
                """,
                select(
                        "truth",
                        "Label",
                        agreement.expressions().stream().map(Expression::label).toList()));
    }

    private static Html select(String name, String title, List<String> labels) {
        return Html.of(
                "<label>%s<select name=\"%s\"><option value=\"\">any</option>%s</select></label>\n",
                title, name, each(labels, label -> Html.of("<option>%s</option>", label)));
    }
}
