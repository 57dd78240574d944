package dev.mien.train.clip;

import dev.mien.align.CropTemplate;
import dev.mien.face.Box;

/**
 * Where a face is drawn.
 *
 * @param x of its middle
 * @param y of its middle
 * @param side of the square that the average face fills
 * @param roll in degrees, counter-clockwise in the picture
 */
record Pose(double x, double y, double side, double roll) {
    /** Of docs/method/crop-geometry.md, in distances between the eyes. */
    private static final double BOX_WIDTH = 2.18;

    private static final double BOX_HEIGHT = 3.01;
    private static final double EYES_DOWN = 0.39;

    /** The upright box around the face's own, whose middle turns with it. */
    Box box() {
        double eyes = side * (CropTemplate.LEFT_EYE.x() - CropTemplate.RIGHT_EYE.x());
        double width = BOX_WIDTH * eyes;
        double height = BOX_HEIGHT * eyes;
        double down = (CropTemplate.RIGHT_EYE.y() - 0.5) * side + (0.5 - EYES_DOWN) * height;
        double angle = Math.toRadians(roll);
        return new Box(x + down * Math.sin(angle) - width / 2, y + down * Math.cos(angle) - height / 2, width, height);
    }
}
