package dev.mien.report.paint;

import dev.mien.face.Explanation;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import java.awt.image.BufferedImage;

/** An explanation for people: the face as the model saw it under its heat map. */
public final class ExplanationPicture {
    /** What the warm colour of the heat map means. */
    public static final String FOR = "orange: speaks for it";
    /** What the cold colour of the heat map means. */
    public static final String AGAINST = "blue: against it";

    private ExplanationPicture() {}

    /**
     * The crop in grey under its heat map, enlarged or reduced to a square.
     *
     * @param explanation crop and heat map
     * @param side of the picture in pixels
     * @return a picture in colour, {@code side} by {@code side} pixels
     */
    public static Image draw(Explanation explanation, int side) {
        BufferedImage picture = explanation.crop().resize(side, side).toBufferedImage();
        HeatPaint.over(picture, explanation.heat(), Affine.scale(side, side));
        return Image.of(picture);
    }
}
