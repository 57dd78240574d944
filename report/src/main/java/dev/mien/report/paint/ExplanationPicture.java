package dev.mien.report.paint;

import dev.mien.face.Explanation;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.report.html.Html;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;

/** An explanation for people: the face as the model saw it, and beside it the same under its heat map. */
public final class ExplanationPicture {
    static final String FOR = "orange: speaks for it";
    static final String AGAINST = "blue: against it";

    private static final int SIDE = 144;
    private static final float QUALITY = 0.85f;

    private ExplanationPicture() {}

    /** The crop in grey under its heat map, enlarged or reduced to a square. */
    public static Image draw(Explanation explanation, int side) {
        BufferedImage picture = explanation.crop().resize(side, side).toBufferedImage();
        HeatPaint.over(picture, explanation.heat(), Affine.scale(side, side));
        return Image.of(picture);
    }

    /**
     * Pairs of crop and heat map with a caption each, as HTML for a page with the report's style sheet; the pictures are
     * part of the text. Nothing for no explanations.
     *
     * @param explanations by caption, such as the name of the pipeline, in the order to be shown
     */
    public static String html(Map<String, Explanation> explanations) throws IOException {
        if (explanations.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<div class=\"why\">");
        for (Map.Entry<String, Explanation> entry : explanations.entrySet()) {
            Explanation explanation = entry.getValue();
            html.append("<div>");
            append(html, explanation.crop().resize(SIDE, SIDE), "The face as the model saw it");
            append(
                    html,
                    draw(explanation, SIDE),
                    "What speaks for and against " + explanation.expression().label());
            html.append("<p>").append(Html.escape(entry.getKey())).append("</p></div>");
        }
        return html.append("<p class=\"legend\"><span class=\"chip c-for\">" + FOR
                        + "</span><span class=\"chip c-against\">" + AGAINST + "</span></p></div>")
                .toString();
    }

    private static void append(StringBuilder html, Image image, String alt) throws IOException {
        html.append("<img loading=\"lazy\" decoding=\"async\" width=\"" + SIDE + "\" height=\"" + SIDE + "\" alt=\"")
                .append(alt + "\" src=\"" + Jpeg.dataUri(image, QUALITY) + "\">");
    }
}
