package dev.mien.report;

import dev.mien.face.Expression;
import dev.mien.face.Provenance;
import dev.mien.face.StageInfo;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;

/** The parts of the HTML report round its pictures and failures. */
final class HtmlPage {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");

    private HtmlPage() {}

    /** Everything up to the first picture. */
    static String top(String title, Provenance provenance, Totals totals) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="generator" content="Mien %s">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
                style-src 'unsafe-inline'; script-src 'sha256-%s'">
                <title>%s</title>
                <style>
                %s%s</style>
                </head>
                <body>
                <a class="skip" href="#pictures">Skip to the pictures</a>
                <header>
                <p class="brand">Mien</p>
                <h1>%s</h1>
                <p class="when">%s</p>
                </header>
                <p class="honest"><strong>Mien reports the apparent expression, never what a person feels.</strong> \
                Where the evidence is weak it says “unsure”. Errors are not spread evenly over ages, skin tones and \
                cultures.</p>
                <section class="summary" aria-label="Totals">
                <dl class="tiles">%s</dl>
                %s</section>
                %s<p id="nothing" hidden>Nothing matches these filters.</p>
                <main id="pictures" tabindex="-1">
                <h2 class="unseen">Pictures</h2>
                <div id="list">
                """.formatted(
                        Html.escape(provenance.version()),
                        sha256(SCRIPT),
                        Html.escape(title),
                        colours(),
                        STYLE,
                        Html.escape(title),
                        Html.escape(WHEN.format(provenance.started()) + " · Mien " + provenance.version()),
                        tiles(totals),
                        distribution(totals),
                        filters(totals));
    }

    /** What stands between the last picture and the first failure. */
    static String beforeFailures(Totals totals) {
        String list = "</div>\n<div id=\"gallery\" hidden></div>\n</main>\n";
        return totals.failures() == 0
                ? list
                : list + "<section class=\"failures\"><h2>Not analysed (" + totals.failures() + ")</h2>\n<ul>\n";
    }

    static String failure(PictureFailure failure) {
        return "<li>" + Html.escape(failure.line()) + "</li>\n";
    }

    /** Everything after the last failure. */
    static String bottom(Provenance provenance, Totals totals) {
        return (totals.failures() == 0 ? "" : "</ul></section>\n") + provenance(provenance) + """
                <footer>
                <p>The EU AI Act, article 5(1)(f), prohibits systems that infer emotions of people at work and in \
                education, except for medical or safety reasons. Make sure that your use is allowed.</p>
                <p>This page is complete in itself: it loads nothing and sends nothing.</p>
                </footer>
                <dialog id="viewer" aria-label="Picture"><form method="dialog"><button>Close</button></form>\
                <img alt=""><p></p></dialog>
                <script>%s</script>
                </body>
                </html>
                """.formatted(SCRIPT);
    }

    private static String tiles(Totals totals) {
        return tile("Pictures", totals.pictures())
                + tile("Faces", totals.faces())
                + tile("Unsure", totals.unsure())
                + tile("Without a face", totals.picturesWithoutFaces())
                + tile("Not analysed", totals.failures());
    }

    private static String tile(String name, int count) {
        return "<div><dt>" + name + "</dt><dd>" + grouped(count) + "</dd></div>";
    }

    private static String distribution(Totals totals) {
        int most = Math.max(1, Collections.max(totals.byLabel().values()));
        int faces = Math.max(1, totals.faces());
        StringBuilder html = new StringBuilder("<ul class=\"bars distribution\" aria-label=\"Faces by expression\">\n");
        for (Map.Entry<String, Integer> entry : totals.byLabel().entrySet()) {
            int count = entry.getValue();
            html.append("<li class=\"c-" + entry.getKey() + "\"><span>" + entry.getKey() + "</span><i style=\"--w:")
                    .append(Decimals.unit((double) count / most))
                    .append("\"></i><b>" + grouped(count) + "</b><em>")
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
                + (count == 0 ? " disabled" : "") + "><span>" + name + " <b>" + grouped(count) + "</b></span></label>";
    }

    private static String provenance(Provenance provenance) {
        StringBuilder rows = new StringBuilder();
        for (StageInfo stage : provenance.stages()) {
            StringBuilder options = new StringBuilder();
            stage.options()
                    .forEach((key, value) ->
                            options.append("<code>" + Html.escape(key) + "=" + Html.escape(value) + "</code> "));
            rows.append("<tr><th scope=\"row\">" + Html.escape(stage.stage()) + "</th><td data-th=\"name\">")
                    .append(Html.escape(stage.name()) + "</td><td data-th=\"options\">" + options)
                    .append("</td><td data-th=\"model\"><code>" + Html.escape(stage.model()) + "</code></td></tr>\n");
        }
        return """
                <section class="provenance"><h2>How this was made</h2>
                <p>Mien %s, started %s.</p>
                <table><thead><tr><th scope="col">Stage</th><th scope="col">Name</th><th scope="col">Options</th>\
                <th scope="col">Model and SHA-256</th></tr></thead>
                <tbody>
                %s</tbody></table>
                </section>
                """.formatted(
                        Html.escape(provenance.version()),
                        Html.escape(provenance.started().toString()),
                        rows);
    }

    private static String colours() {
        StringBuilder css = new StringBuilder();
        for (Expression expression : Expression.values()) {
            css.append(colour(expression.label(), Palette.of(expression)));
        }
        return css.append(colour("unsure", Palette.UNSURE))
                .append(colour("none", Palette.UNSURE))
                .append(colour("for", Palette.FOR))
                .append(colour("against", Palette.AGAINST))
                .toString();
    }

    private static String colour(String label, Color color) {
        return ".c-" + label + "{--c:" + Palette.css(color) + ";--on:" + Palette.css(Palette.textOn(color)) + "}\n";
    }

    private static String grouped(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String sha256(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
