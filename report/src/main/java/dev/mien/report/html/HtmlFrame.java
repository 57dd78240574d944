package dev.mien.report.html;

import dev.mien.face.Expression;
import dev.mien.report.PictureFailure;
import dev.mien.report.paint.Palette;
import dev.mien.stage.Provenance;
import dev.mien.stage.StageInfo;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What every page of Mien has: its head, the honest sentence, what ran, the foot. */
public final class HtmlFrame {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Html STYLE = Html.resource(HtmlFrame.class, "report.css");

    private HtmlFrame() {}

    /**
     * The page as far as its content. The policy in it allows no script but the one given.
     *
     * @param title of the page
     * @param provenance what ran; its version stands in the head
     * @param labels whose colours the page needs
     * @param style added to the style of all pages
     * @param script the page's only script
     * @return the markup
     */
    public static Html top(String title, Provenance provenance, List<Expression> labels, Html style, Html script) {
        return Html.of(
                """
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
                %s%s%s</style>
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
                """,
                provenance.version(),
                sha256(script),
                title,
                colours(labels),
                STYLE,
                style,
                title,
                WHEN.format(provenance.started()) + " · Mien " + provenance.version());
    }

    /**
     * The page from the foot on.
     *
     * @param dialog markup of what the page opens, or none
     * @param script the one given to {@link #top}
     * @return the markup
     */
    public static Html bottom(Html dialog, Html script) {
        return Html.of("""
                <footer>
                <p>The EU AI Act, article 5(1)(f), prohibits systems that infer emotions of people at work and in \
                education, except for medical or safety reasons. Make sure that your use is allowed.</p>
                <p>This page is complete in itself: it loads nothing and sends nothing.</p>
                </footer>
                %s<script>%s</script>
                </body>
                </html>
                """, dialog, script);
    }

    /**
     * {@return what ran, as a table under a heading}
     *
     * @param heading of the table
     * @param provenance what ran
     */
    public static Html provenance(String heading, Provenance provenance) {
        return Html.of(
                """
                <section class="provenance"><h2>%s</h2>
                <p>Mien %s, started %s.</p>
                <table><thead><tr><th scope="col">Stage</th><th scope="col">Name</th><th scope="col">Options</th>\
                <th scope="col">Model and SHA-256</th></tr></thead>
                <tbody>
                %s</tbody></table>
                </section>
                """,
                heading,
                provenance.version(),
                provenance.started(),
                Html.all(provenance.stages().stream().map(HtmlFrame::row).toList()));
    }

    private static Html row(StageInfo stage) {
        return Html.of(
                """
                <tr><th scope="row">%s</th><td data-th="name">%s</td><td data-th="options">%s</td>\
                <td data-th="model"><code>%s</code></td></tr>
                """,
                stage.stage(),
                stage.name(),
                Html.all(stage.options().entrySet().stream()
                        .map(option -> Html.of("<code>%s=%s</code> ", option.getKey(), option.getValue()))
                        .toList()),
                stage.model());
    }

    /**
     * The head of a list of what could not be analysed; {@link #failure} and {@link #endOfFailures} go on.
     *
     * @param count how many pictures could not be analysed; the list is left out for 0
     * @return the markup
     */
    public static Html failures(int count) {
        return count == 0 ? Html.NONE : Html.of("""
                        <section class="failures"><h2>Not analysed (%d)</h2>
                        <ul>
                        """, count);
    }

    /**
     * {@return an item of the list of failures}
     *
     * @param failure of one picture
     */
    public static Html failure(PictureFailure failure) {
        return Html.of("<li>%s</li>\n", failure.line());
    }

    /**
     * {@return the end of the list of failures; nothing if there is none}
     *
     * @param count as given to {@link #failures}
     */
    public static Html endOfFailures(int count) {
        return count == 0 ? Html.NONE : Html.of("</ul></section>\n");
    }

    /**
     * {@return a figure with its name}
     *
     * @param name of the figure
     * @param figure as text
     */
    public static Html tile(String name, String figure) {
        return Html.of("<div><dt>%s</dt><dd>%s</dd></div>", name, figure);
    }

    private static Html colours(List<Expression> labels) {
        List<Html> rules = new ArrayList<>();
        for (Expression expression : labels) {
            rules.add(colour(expression.label(), Palette.of(expression, labels)));
        }
        rules.add(colour("unsure", Palette.UNSURE));
        rules.add(colour("none", Palette.UNSURE));
        rules.add(colour("for", Palette.FOR));
        rules.add(colour("against", Palette.AGAINST));
        return Html.all(rules);
    }

    private static Html colour(String label, Color color) {
        return Html.of(
                ".%s{--c:%s;--on:%s}\n",
                HtmlFace.colour(label), Palette.css(color), Palette.css(Palette.textOn(color)));
    }

    static String grouped(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String sha256(Html script) {
        try {
            byte[] text = script.toString().getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
