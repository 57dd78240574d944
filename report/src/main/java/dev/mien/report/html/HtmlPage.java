package dev.mien.report.html;

import dev.mien.report.Decimals;
import dev.mien.stage.Provenance;
import java.util.ArrayList;
import java.util.List;

/** The parts of the HTML report round its pictures and failures. */
final class HtmlPage {
    private static final Html SCRIPT = Html.resource(HtmlPage.class, "report.js");

    private HtmlPage() {}

    /** Everything up to the first picture. */
    static Html top(String title, Provenance provenance, Totals totals) {
        return Html.of(
                """
                %s<section class="summary" aria-label="Totals">
                <dl class="tiles">%s</dl>
                %s</section>
                %s<p id="nothing" hidden>Nothing matches these filters.</p>
                <main id="pictures" tabindex="-1">
                <h2 class="unseen">Pictures</h2>
                <div id="list">
                """,
                HtmlFrame.top(title, provenance, totals.labels(), Html.NONE, SCRIPT),
                tiles(totals),
                distribution(totals),
                filters(totals));
    }

    /** What stands between the last picture and the first failure. */
    static Html beforeFailures(Totals totals) {
        return Html.of("""
                </div>
                <div id="gallery" hidden></div>
                </main>
                %s""", HtmlFrame.failures(totals.failures()));
    }

    /** Everything after the last failure. */
    static Html bottom(Provenance provenance, Totals totals) {
        Html viewer = Html.of("""
                <dialog id="viewer" aria-label="Picture"><form method="dialog"><button>Close</button></form>\
                <div class="shown"></div><p></p></dialog>
                """);
        return Html.all(List.of(
                HtmlFrame.endOfFailures(totals.failures()),
                HtmlFrame.provenance("How this was made", provenance),
                HtmlFrame.bottom(viewer, SCRIPT)));
    }

    private static Html tiles(Totals totals) {
        return Html.all(List.of(
                HtmlFrame.tile("Pictures", HtmlFrame.grouped(totals.pictures())),
                HtmlFrame.tile("Faces", HtmlFrame.grouped(totals.faces())),
                HtmlFrame.tile("Unsure", HtmlFrame.grouped(totals.unsure())),
                HtmlFrame.tile("Without a face", HtmlFrame.grouped(totals.picturesWithoutFaces())),
                HtmlFrame.tile("Not analysed", HtmlFrame.grouped(totals.failures()))));
    }

    private static Html distribution(Totals totals) {
        int faces = Math.max(1, totals.faces());
        return Html.of(
                """
                <ul class="bars distribution" aria-label="Faces by expression">
                %s</ul>
                """,
                Html.all(totals.byLabel().entrySet().stream()
                        .map(entry -> bar(entry.getKey(), entry.getValue(), faces))
                        .toList()));
    }

    /** As long as the share of all faces; a full bar is all of them. */
    private static Html bar(String label, int count, int faces) {
        return Html.of(
                "<li class=\"%s\"><span>%s</span><i style=\"--w:%s\"></i><b>%s</b><em>%s</em></li>\n",
                HtmlFace.colour(label),
                label,
                Decimals.unit((double) count / faces),
                HtmlFrame.grouped(count),
                Decimals.percent((double) count / faces));
    }

    private static Html filters(Totals totals) {
        List<Html> choices = new ArrayList<>();
        totals.byLabel().forEach((label, count) -> choices.add(choice(label, label, count)));
        choices.add(choice("none", "no face", totals.picturesWithoutFaces()));
        return Html.of("""
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
                """, Html.all(choices));
    }

    private static Html choice(String value, String name, int count) {
        return Html.of(
                """
                <label class="choice %s"><input type="checkbox" name="label" value="%s"%s><span>%s <b>%s</b></span></label>""",
                HtmlFace.colour(value),
                value,
                count == 0 ? Html.of(" disabled") : Html.NONE,
                name,
                HtmlFrame.grouped(count));
    }
}
