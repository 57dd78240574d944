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
import dev.mien.report.html.HtmlFrame;
import dev.mien.stage.Provenance;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The parts of the comparison page round its faces. */
final class HtmlComparison {
    private static final String STYLE = HtmlFrame.resource("compare.css");
    private static final String SCRIPT = HtmlFrame.resource("compare.js");

    private HtmlComparison() {}

    /**
     * Everything up to the first face.
     *
     * @param disagreements faces with different verdicts
     * @param shown how many of them are on the page
     */
    static String top(Comparison comparison, Provenance provenance, int disagreements, int shown) {
        ComparedPipelines pipelines = comparison.pipelines();
        Agreement agreement = comparison.agreement();
        String title = pipelines.first() + " and " + pipelines.second() + " on the same faces";
        return HtmlFrame.top(title, provenance.version(), provenance.started(), STYLE, SCRIPT)
                + """
                <p class="who"><b>A</b> is %s, <b>B</b> is %s. %s</p>
                <section class="summary" aria-label="Agreement">
                <dl class="tiles">%s</dl>
                %s</section>
                %s%s<p id="nothing" hidden>Nothing matches these filters.</p>
                <main id="pictures" tabindex="-1">
                <h2>Where they disagree</h2>
                <p class="shown">%s</p>
                <div id="list">
                """.formatted(
                        Html.escape(pipelines.first()),
                        Html.escape(pipelines.second()),
                        Html.escape(pipelines.faces()),
                        tiles(comparison),
                        agreement.faces() == 0
                                ? "<p class=\"cross\">No face was found, so there is nothing to compare.</p>\n"
                                : crossTable(agreement),
                        comparison
                                .labelled()
                                .map(known -> accuracy(pipelines, known))
                                .orElse(""),
                        shown == 0
                                ? ""
                                : filters(agreement, comparison.labelled().isPresent()),
                        shown(disagreements, shown));
    }

    /** What stands between the last face and the first failure. */
    static String beforeFailures(int failures) {
        String list = "</div>\n</main>\n";
        return failures == 0
                ? list
                : list + "<section class=\"failures\"><h2>Not analysed (" + failures + ")</h2>\n<ul>\n";
    }

    /** Everything after the last failure. */
    static String bottom(Comparison comparison, Provenance first, Provenance second) {
        ComparedPipelines pipelines = comparison.pipelines();
        return (comparison.failures() == 0 ? "" : "</ul></section>\n")
                + HtmlFrame.provenance("How A was made: " + pipelines.first(), first)
                + HtmlFrame.provenance("How B was made: " + pipelines.second(), second)
                + HtmlFrame.bottom("", SCRIPT);
    }

    private static String shown(int disagreements, int shown) {
        if (disagreements == 0) {
            return "There is no face on which their verdicts differ.";
        }
        String all = disagreements == 1
                ? "One face has different verdicts."
                : count(disagreements) + " faces have different verdicts, the most distant answers first.";
        return shown == disagreements
                ? all
                : all + " <strong>Only the first " + count(shown) + " are on this page.</strong>";
    }

    private static String tiles(Comparison comparison) {
        Agreement agreement = comparison.agreement();
        return tile(
                        "Same verdict",
                        percent(agreement.share()),
                        count(agreement.agreed()) + " of " + count(agreement.faces()) + " faces, 95 % interval "
                                + interval(agreement.agreed(), agreement.faces()))
                + tile(
                        "Where both are sure",
                        percent(agreement.shareSure()),
                        count(agreement.agreedSure()) + " of " + count(agreement.bothSure()))
                + tile("Cohen’s kappa", decimal(agreement.kappa()), "1 perfect, 0 chance")
                + tile("Mean distance", decimal(agreement.meanDistance()), "total variation, 0 to 1")
                + tile(
                        "Pictures",
                        count(comparison.pictures()),
                        count(comparison.withoutFaces()) + " without a face, " + count(comparison.failures())
                                + " not analysed");
    }

    private static String tile(String name, String figure, String detail) {
        return "<div><dt>" + name + "</dt><dd>" + figure + "</dd><dd class=\"detail\">" + detail + "</dd></div>";
    }

    private static String crossTable(Agreement agreement) {
        List<String> labels = agreement.occurring();
        int most = labels.stream()
                .flatMap(first -> labels.stream().map(second -> agreement.count(first, second)))
                .max(Integer::compare)
                .orElse(1);
        StringBuilder html = new StringBuilder(
                        "<div class=\"cross\"><table><caption>Faces by verdict of A (rows) and B")
                .append(" (columns)</caption><thead><tr><td></td>");
        labels.forEach(label -> html.append("<th scope=\"col\" class=\"c-" + label + "\">" + label + "</th>"));
        html.append("<th scope=\"col\">all</th></tr></thead>\n<tbody>");
        for (String first : labels) {
            html.append("<tr><th scope=\"row\" class=\"c-" + first + "\">" + first + "</th>");
            for (String second : labels) {
                html.append(cell(first, second, agreement.count(first, second), most));
            }
            html.append("<td class=\"sum\">" + count(agreement.first(first)) + "</td></tr>\n");
        }
        html.append("<tr><th scope=\"row\">all</th>");
        labels.forEach(label -> html.append("<td class=\"sum\">" + count(agreement.second(label)) + "</td>"));
        return html.append("<td class=\"sum\">" + count(agreement.faces()) + "</td></tr></tbody></table></div>\n")
                .toString();
    }

    private static String cell(String first, String second, int faces, int most) {
        String shade = "style=\"--w:" + Decimals.unit((double) faces / most) + "\"";
        if (first.equals(second)) {
            return "<td class=\"same\" " + shade + ">" + count(faces) + "</td>";
        }
        return faces == 0
                ? "<td>·</td>"
                : "<td " + shade + "><button type=\"button\" data-a=\"" + first + "\" data-b=\"" + second
                        + "\" title=\"Show A " + first + ", B " + second + "\">" + count(faces) + "</button></td>";
    }

    private static String accuracy(ComparedPipelines pipelines, Comparison.Labelled known) {
        PairedAccuracy pair = known.accuracy();
        PairedTest test = pair.test("A", "B");
        return """
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
                """.formatted(
                        Html.escape(known.dataset()),
                        count(pair.n()),
                        count(pair.missed()),
                        Html.escape(known.convention()),
                        accuracy("A " + pipelines.first(), pair.firstRight(), pair.n()),
                        accuracy("B " + pipelines.second(), pair.secondRight(), pair.n()),
                        points(test.difference()),
                        points(test.interval().low()),
                        points(test.interval().high()),
                        count(pair.bothRight()),
                        count(pair.firstOnly()),
                        count(pair.secondOnly()),
                        count(pair.bothWrong()),
                        Html.escape(probability(test.pValueExact())),
                        Html.escape(probability(test.pValue())));
    }

    private static String accuracy(String name, int right, int n) {
        return "<tr><th scope=\"row\">" + Html.escape(name) + "</th><td>" + percent((double) right / n) + "</td><td>"
                + interval(right, n) + "</td></tr>\n";
    }

    private static String filters(Agreement agreement, boolean labelled) {
        List<String> labels = agreement.occurring();
        String truth = labelled
                ? select(
                                "truth",
                                "Label",
                                Stream.of(Expression.values())
                                        .map(Expression::label)
                                        .toList()) + """
                        <label>Right<select name="right"><option value="">any</option><option value="a">only A</option>\
                        <option value="b">only B</option><option value="neither">neither</option>\
                        <option value="both">both (one unsure)</option></select></label>
                        """
                : "";
        return """
                <form id="filters" hidden><div class="controls">
                %s%s%s<label>Sure<select name="sure"><option value="">any</option><option value="both">both sure</option>\
                <option value="one">one unsure</option></select></label>
                <label>File name<input name="search" type="search" placeholder="Part of the name" autocomplete="off">\
                </label>
                <label>Least distance<span><input name="least" type="range" min="0" max="100" step="1" value="0">\
                <output>0.00</output></span></label>
                <button type="reset">Show all</button></div>
                <p id="status" role="status"></p></form>
                """.formatted(select("a", "A says", labels), select("b", "B says", labels), truth);
    }

    private static String select(String name, String title, Collection<String> labels) {
        StringBuilder html = new StringBuilder("<label>" + title + "<select name=\"" + name + "\">")
                .append("<option value=\"\">any</option>");
        labels.forEach(label -> html.append("<option>" + label + "</option>"));
        return html.append("</select></label>\n").toString();
    }
}
