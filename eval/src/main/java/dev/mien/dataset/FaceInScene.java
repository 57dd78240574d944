package dev.mien.dataset;

import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Point;

/**
 * A face of an expression data set put into a picture without faces; see {@link FacesInScenes}.
 *
 * @param face as it is in its data set: a square crop
 * @param side of that square in the picture, in pixels
 * @param degrees how far it is turned, counter-clockwise in the picture
 * @param squareToPicture maps the crop, as the unit square, to the picture
 * @param picture the whole picture
 */
public record FaceInScene(Sample face, double side, double degrees, Affine squareToPicture, PictureSource picture) {
    /** Of a typical face in a FER+ crop, as fractions of the side: eyes at .39 of its height, 2.18 eye distances wide. */
    private static final double WIDTH = 0.796;

    private static final double HEIGHT = 1.10;
    private static final Point CENTRE = new Point(0.5, 0.514);

    /**
     * {@return where a typical face is in the picture, forehead to chin and ear to ear; upright even if the face is
     * turned}
     */
    public Box box() {
        Point centre = squareToPicture.apply(CENTRE);
        double width = WIDTH * side;
        double height = HEIGHT * side;
        return new Box(centre.x() - width / 2, centre.y() - height / 2, width, height);
    }
}
