package dev.mien.report.html;

import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.image.Image;
import dev.mien.report.Decimals;
import dev.mien.report.paint.Jpeg;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How every page shows a face: a small picture of it, bars for its probabilities. */
public final class HtmlFace {
    private static final int THUMBNAIL_SIDE = 144;
    private static final float THUMBNAIL_QUALITY = 0.8f;
    private static final double MARGIN = 0.2;

    private HtmlFace() {}

    public static void appendBars(StringBuilder html, List<Map.Entry<Expression, Float>> scores) {
        html.append("<ul class=\"bars\">");
        for (var entry : scores) {
            String label = entry.getKey().label();
            html.append("<li class=\"c-" + label + "\"><span>" + label + "</span><i style=\"--w:")
                    .append(Decimals.unit(entry.getValue()))
                    .append("\"></i><b>" + Decimals.percent(entry.getValue()) + "</b></li>");
        }
        html.append("</ul>");
    }

    /** The face as the data of a picture: with a margin, square, moved or cut to stay within the picture. */
    public static String thumbnail(Image image, Box box) throws IOException {
        int wanted = (int) Math.ceil(Math.max(box.width(), box.height()) * (1 + 2 * MARGIN));
        int side = Math.max(1, Math.min(wanted, Math.min(image.width(), image.height())));
        int x = within(box.center().x(), side, image.width());
        int y = within(box.center().y(), side, image.height());
        return Jpeg.dataUri(image.crop(x, y, side, side).resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE), THUMBNAIL_QUALITY);
    }

    private static int within(double center, int side, int size) {
        return (int) Math.max(0, Math.min(Math.round(center - side / 2.0), size - side));
    }
}
