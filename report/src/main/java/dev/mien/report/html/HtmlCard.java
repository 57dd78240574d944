package dev.mien.report.html;

import dev.mien.face.Box;
import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.ValenceArousal;
import dev.mien.face.Verdict;
import dev.mien.image.Image;
import dev.mien.report.Decimals;
import dev.mien.report.PictureResult;
import dev.mien.report.Words;
import dev.mien.report.paint.ExplanationPicture;
import dev.mien.report.paint.Jpeg;
import dev.mien.report.paint.Overlay;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One picture of the HTML report: the picture with its overlay, and a card for each face. */
final class HtmlCard {
    private static final int PICTURE_SIDE = 560;
    private static final float PICTURE_QUALITY = 0.72f;
    private static final int SHOWN = 3;

    private HtmlCard() {}

    static String of(PictureResult picture, Image image) throws IOException {
        FrameResult result = picture.result();
        double scale = (double) PICTURE_SIDE / Math.max(image.width(), image.height());
        Image drawn = Overlay.draw(image, result, scale, false);
        String name = Html.escape(picture.source());
        String found = Words.faces(result.faces().size());
        StringBuilder html = new StringBuilder();
        html.append("<article class=\"picture\"><figure><img loading=\"lazy\" decoding=\"async\" width=\"")
                .append(drawn.width())
                .append("\" height=\"")
                .append(drawn.height())
                .append("\" alt=\"")
                .append(name + ", " + found)
                .append("\" src=\"")
                .append(Jpeg.dataUri(drawn, PICTURE_QUALITY))
                .append("\"><figcaption><h3 class=\"name\">")
                .append(name)
                .append("</h3><p>")
                .append(result.width() + " × " + result.height() + Words.moment(result, " · ") + " · " + found)
                .append("</p></figcaption></figure>\n<div class=\"faces\">");
        for (int i = 0; i < result.faces().size(); i++) {
            append(html, name, i + 1, result.faces().get(i), image);
        }
        return html.append("</div></article>\n").toString();
    }

    private static void append(StringBuilder html, String name, int number, FaceResult result, Image image)
            throws IOException {
        List<Map.Entry<Expression, Float>> likeliest = Words.likeliestFirst(result.scores());
        String label = result.verdict().label();
        html.append("\n<section class=\"face\" data-label=\"")
                .append(label)
                .append("\" data-p=\"")
                .append(Decimals.unit(likeliest.get(0).getValue()))
                .append("\"><button type=\"button\" class=\"thumb\" title=\"Show the picture\"><img loading=\"lazy\"")
                .append(" decoding=\"async\" width=\"96\" height=\"96\" alt=\"Face ")
                .append(number + ", " + label + "\" src=\"")
                .append(HtmlFace.thumbnail(image, result.face().box()))
                .append("\"></button><div class=\"says\"><p class=\"verdict\"><span class=\"chip c-")
                .append(label + "\">" + label + "</span>");
        if (result.verdict() instanceof Verdict.Shows shows) {
            html.append("<strong>")
                    .append(Decimals.percent(result.scores().get(shows.expression())))
                    .append("</strong>");
        }
        html.append("</p><p class=\"from\">").append(name).append("</p>");
        if (result.verdict() instanceof Verdict.Unsure unsure) {
            html.append("<p class=\"reason\">")
                    .append(Html.escape(unsure.reason()))
                    .append("</p>");
        }
        int shown = Math.min(SHOWN, likeliest.size());
        HtmlFace.appendBars(html, likeliest.subList(0, shown));
        html.append("<details><summary>More</summary>");
        HtmlFace.appendBars(html, likeliest.subList(shown, likeliest.size()));
        html.append("<p class=\"meta\">").append(Html.escape(more(result))).append("</p></details></div>");
        html.append(ExplanationPicture.html(explanations(result))).append("</section>");
    }

    private static Map<String, Explanation> explanations(FaceResult result) {
        return result.explanation()
                .map(explanation ->
                        Map.of("Where the score of " + explanation.expression().label() + " came from", explanation))
                .orElse(Map.of());
    }

    private static String more(FaceResult result) {
        Box box = result.face().box();
        ValenceArousal derived = ValenceArousal.of(result.scores());
        String faults = String.join(", ", result.quality().faults());
        return String.format(
                Locale.ROOT,
                "Valence %+.2f, arousal %+.2f (derived from the probabilities). Face %.0f × %.0f pixels at %.0f, %.0f; "
                        + "detector %.2f; aligned by %s; sharpness %.2f%s.%s",
                derived.valence(),
                derived.arousal(),
                box.width(),
                box.height(),
                box.x(),
                box.y(),
                result.face().confidence(),
                result.basis().name().toLowerCase(Locale.ROOT),
                result.quality().sharpness(),
                faults.isEmpty() ? "" : "; " + faults,
                result.geometry().map(HtmlCard::geometry).orElse(""));
    }

    private static String geometry(FaceGeometry geometry) {
        return String.format(
                Locale.ROOT,
                " Head: %s. Eye aspect ratio right %.2f, left %.2f; mouth opening %.2f.",
                Words.pose(geometry.pose()),
                geometry.rightEyeAspectRatio(),
                geometry.leftEyeAspectRatio(),
                geometry.mouthOpening());
    }
}
