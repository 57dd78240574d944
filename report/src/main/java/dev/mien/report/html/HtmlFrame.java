package dev.mien.report.html;

import dev.mien.face.Expression;
import dev.mien.report.paint.Palette;
import dev.mien.stage.Provenance;
import dev.mien.stage.StageInfo;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/** What every page of Mien has: its head, the honest sentence, what ran, the foot. */
public final class HtmlFrame {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String STYLE = resource("report.css");

    private HtmlFrame() {}

    /**
     * The page as far as its content. The policy in it allows no script but the one given.
     *
     * @param style added to the style of all pages
     */
    public static String top(String title, String version, Instant started, String style, String script) {
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
                """.formatted(
                        Html.escape(version),
                        sha256(script),
                        Html.escape(title),
                        colours(),
                        STYLE,
                        style,
                        Html.escape(title),
                        Html.escape(WHEN.format(started) + " · Mien " + version));
    }

    /** The page from the foot on. */
    public static String bottom(String dialog, String script) {
        return """
                <footer>
                <p>The EU AI Act, article 5(1)(f), prohibits systems that infer emotions of people at work and in \
                education, except for medical or safety reasons. Make sure that your use is allowed.</p>
                <p>This page is complete in itself: it loads nothing and sends nothing.</p>
                </footer>
                %s<script>%s</script>
                </body>
                </html>
                """.formatted(dialog, script);
    }

    /** What ran, as a table under a heading. */
    public static String provenance(String heading, Provenance provenance) {
        StringBuilder rows = new StringBuilder();
        for (StageInfo stage : provenance.stages()) {
            StringBuilder options = new StringBuilder();
            stage.options()
                    .forEach((key, value) ->
                            options.append("<code>" + Html.escape(key) + "=" + Html.escape(value) + "</code> "));
            rows.append("<tr><th scope=\"row\">" + Html.escape(stage.stage().toString()) + "</th><td data-th=\"name\">")
                    .append(Html.escape(stage.name()) + "</td><td data-th=\"options\">" + options)
                    .append("</td><td data-th=\"model\"><code>" + Html.escape(stage.model()) + "</code></td></tr>\n");
        }
        return """
                <section class="provenance"><h2>%s</h2>
                <p>Mien %s, started %s.</p>
                <table><thead><tr><th scope="col">Stage</th><th scope="col">Name</th><th scope="col">Options</th>\
                <th scope="col">Model and SHA-256</th></tr></thead>
                <tbody>
                %s</tbody></table>
                </section>
                """.formatted(
                        Html.escape(heading),
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

    static String grouped(int count) {
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

    public static String resource(String name) {
        try (InputStream in = HtmlFrame.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
