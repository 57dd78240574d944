package dev.mien.report.html;

import dev.mien.report.Decimals;
import dev.mien.report.PictureFailure;
import dev.mien.report.Totals;
import dev.mien.stage.Provenance;
import java.util.Collections;
import java.util.Map;

/** The parts of the HTML report round its pictures and failures. */
public final class HtmlPage {
    private static final String SCRIPT = HtmlFrame.resource("report.js");

    private HtmlPage() {}

    /** Everything up to the first picture. */
    static String top(String title, Provenance provenance, Totals totals) {
        return HtmlFrame.top(title, provenance.version(), provenance.started(), "", SCRIPT)
                + """
                <section class="summary" aria-label="Totals">
                <dl class="tiles">%s</dl>
                %s</section>
                %s<p id="nothing" hidden>Nothing matches these filters.</p>
                <main id="pictures" tabindex="-1">
                <h2 class="unseen">Pictures</h2>
                <div id="list">
                """.formatted(tiles(totals), distribution(totals), filters(totals));
    }

    /** What stands between the last picture and the first failure. */
    static String beforeFailures(Totals totals) {
        String list = "</div>\n<div id=\"gallery\" hidden></div>\n</main>\n";
        return totals.failures() == 0
                ? list
                : list + "<section class=\"failures\"><h2>Not analysed (" + totals.failures() + ")</h2>\n<ul>\n";
    }

    public static String failure(PictureFailure failure) {
        return "<li>" + Html.escape(failure.line()) + "</li>\n";
    }

    /** Everything after the last failure. */
    static String bottom(Provenance provenance, Totals totals) {
        return (totals.failures() == 0 ? "" : "</ul></section>\n")
                + HtmlFrame.provenance("How this was made", provenance)
                + HtmlFrame.bottom("""
                        <dialog id="viewer" aria-label="Picture"><form method="dialog"><button>Close</button></form>\
                        <img alt=""><p></p></dialog>
                        """, SCRIPT);
    }

    private static String tiles(Totals totals) {
        return tile("Pictures", totals.pictures())
                + tile("Faces", totals.faces())
                + tile("Unsure", totals.unsure())
                + tile("Without a face", totals.picturesWithoutFaces())
                + tile("Not analysed", totals.failures());
    }

    private static String tile(String name, int count) {
        return "<div><dt>" + name + "</dt><dd>" + HtmlFrame.grouped(count) + "</dd></div>";
    }

    private static String distribution(Totals totals) {
        int most = Math.max(1, Collections.max(totals.byLabel().values()));
        int faces = Math.max(1, totals.faces());
        StringBuilder html = new StringBuilder("<ul class=\"bars distribution\" aria-label=\"Faces by expression\">\n");
        for (Map.Entry<String, Integer> entry : totals.byLabel().entrySet()) {
            int count = entry.getValue();
            html.append("<li class=\"c-" + entry.getKey() + "\"><span>" + entry.getKey() + "</span><i style=\"--w:")
                    .append(Decimals.unit((double) count / most))
                    .append("\"></i><b>" + HtmlFrame.grouped(count) + "</b><em>")
                    .append(Decimals.percent((double) count / faces))
                    .append("</em></li>\n");
        }
        return html.append("</ul>\n").toString();
    }

    private static String filters(Totals totals) {
        StringBuilder chips = new StringBuilder();
        totals.byLabel().forEach((label, count) -> chips.append(choice(label, label, count)));
        chips.append(choice("none", "no face", totals.picturesWithoutFaces()));
        return """
                <form id="filters" hidden>
                <fieldset><legend>Show only</legend>%s</fieldset>
                <div class="controls">
                <label>File name<input id="search" type="search" placeholder="Part of the name" autocomplete="off">\
                </label>
                <label>Minimum confidence<span><input id="least" type="range" min="0" max="100" step="1" value="0">\
                <output id="least-shown" for="least">0 %%</output></span></label>
                <label>Sort by<select id="sort">
                <option value="order">order analysed</option>
                <option value="name">file name</option>
                <option value="sure">most confident first</option>
                <option value="unsure">least confident first</option>
                <option value="many">most faces first</option>
                </select></label>
                <label>View<select id="view"><option value="pictures">pictures</option>\
                <option value="faces">faces only</option></select></label>
                <button type="reset">Show all</button>
                </div>
                <p id="status" role="status"></p>
                </form>
                """.formatted(chips);
    }

    private static String choice(String value, String name, int count) {
        return "<label class=\"choice c-" + value + "\"><input type=\"checkbox\" name=\"label\" value=\"" + value + "\""
                + (count == 0 ? " disabled" : "") + "><span>" + name + " <b>" + HtmlFrame.grouped(count)
                + "</b></span></label>";
    }
}
