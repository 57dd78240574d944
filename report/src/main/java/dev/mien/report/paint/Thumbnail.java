package dev.mien.report.paint;

import dev.mien.face.Box;
import dev.mien.image.Image;
import java.io.IOException;

/** A small picture of one face. */
public final class Thumbnail {
    /** How much of the face's longer side is shown around it, on each side. */
    private static final double MARGIN = 0.2;

    /** Of the one beside a face's answers, in pixels. */
    public static final int SIDE = 144;

    private static final float QUALITY = 0.8f;

    private Thumbnail() {}

    /**
     * The face as the data of a picture: with a margin, square, moved or cut to stay within the picture.
     *
     * @param image the picture
     * @param box of the face in its pixels
     * @param side of the small picture in pixels
     * @return the picture as a {@code data:} address
     * @throws IOException if it cannot be encoded
     */
    public static String of(Image image, Box box, int side) throws IOException {
        int wanted = (int) Math.ceil(Math.max(box.width(), box.height()) * (1 + 2 * MARGIN));
        int cut = Math.max(1, Math.min(wanted, Math.min(image.width(), image.height())));
        int x = within(box.center().x(), cut, image.width());
        int y = within(box.center().y(), cut, image.height());
        return Jpeg.dataUri(image.crop(x, y, cut, cut).resize(side, side), QUALITY);
    }

    private static int within(double center, int side, int size) {
        return (int) Math.max(0, Math.min(Math.round(center - side / 2.0), size - side));
    }
}
