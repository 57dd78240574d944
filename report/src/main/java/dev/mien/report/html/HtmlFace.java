package dev.mien.report.html;

import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.image.Image;
import dev.mien.report.Decimals;
import dev.mien.report.paint.ExplanationPicture;
import dev.mien.report.paint.Jpeg;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How every page shows a face: a small picture of it, bars for its probabilities, why it was judged so. */
public final class HtmlFace {
    private static final int WHY_SIDE = 144;
    private static final float WHY_QUALITY = 0.85f;

    private HtmlFace() {}

    /**
     * {@return a label in its colour}
     *
     * @param label of an expression, or unsure
     */
    public static Html chip(String label) {
        return Html.of("<span class=\"chip %s\">%s</span>", colour(label), label);
    }

    /**
     * The class that gives an element the colour of a label. What style sheets would not take as a part of a name is written as
     * its number.
     *
     * @param label of an expression, or unsure
     * @return the name of the class
     */
    public static String colour(String label) {
        StringBuilder name = new StringBuilder("c-");
        label.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '-') {
                name.appendCodePoint(c);
            } else {
                name.append('_').append(Integer.toHexString(c));
            }
        });
        return name.toString();
    }

    /**
     * {@return a bar for each expression, as long as it is likely}
     *
     * @param scores in the order to be shown
     */
    public static Html bars(List<Map.Entry<Expression, Float>> scores) {
        List<Html> bars = new ArrayList<>();
        for (var entry : scores) {
            String label = entry.getKey().label();
            bars.add(Html.of(
                    "<li class=\"%s\"><span>%s</span><i style=\"--w:%s\"></i><b>%s</b></li>",
                    colour(label), label, Decimals.unit(entry.getValue()), Decimals.percent(entry.getValue())));
        }
        return Html.of("<ul class=\"bars\">%s</ul>", Html.all(bars));
    }

    /**
     * Pairs of crop and heat map with a caption each. Nothing for no explanations.
     *
     * @param explanations by caption, such as the name of the pipeline, in the order to be shown
     * @return the markup
     * @throws IOException if a picture cannot be encoded
     */
    public static Html explanations(Map<String, Explanation> explanations) throws IOException {
        if (explanations.isEmpty()) {
            return Html.NONE;
        }
        List<Html> pairs = new ArrayList<>();
        for (Map.Entry<String, Explanation> entry : explanations.entrySet()) {
            Explanation explanation = entry.getValue();
            pairs.add(Html.of(
                    "<div>%s%s<p>%s</p></div>",
                    why(explanation.crop().resize(WHY_SIDE, WHY_SIDE), "The face as the model saw it"),
                    why(
                            ExplanationPicture.draw(explanation, WHY_SIDE),
                            "What speaks for and against "
                                    + explanation.expression().label()),
                    entry.getKey()));
        }
        return Html.of("""
                <div class="why">%s<p class="legend"><span class="chip c-for">%s</span><span class="chip c-against">%s</span>\
                </p></div>""", Html.all(pairs), ExplanationPicture.FOR, ExplanationPicture.AGAINST);
    }

    private static Html why(Image image, String alt) throws IOException {
        return Html.of(
                "<img loading=\"lazy\" decoding=\"async\" width=\"%d\" height=\"%d\" alt=\"%s\" src=\"%s\">",
                WHY_SIDE, WHY_SIDE, alt, Jpeg.dataUri(image, WHY_QUALITY));
    }
}
