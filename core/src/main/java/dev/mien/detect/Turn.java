package dev.mien.detect;

import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;

/** A picture turned about its centre, on a canvas that holds all of it. */
record Turn(Image image, Affine toUpright) {

    /** @param degrees how far what leans clockwise in the picture is turned back */
    static Turn of(Image picture, double degrees) {
        if (degrees == 0) {
            return new Turn(picture, Affine.IDENTITY);
        }
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        int width = picture.width();
        int height = picture.height();
        int turnedWidth = (int) Math.ceil(width * Math.abs(cos) + height * Math.abs(sin));
        int turnedHeight = (int) Math.ceil(width * Math.abs(sin) + height * Math.abs(cos));
        Affine toTurned = Affine.translate(-width / 2.0, -height / 2.0)
                .then(new Affine(cos, sin, turnedWidth / 2.0, -sin, cos, turnedHeight / 2.0));
        return new Turn(picture.warp(toTurned, turnedWidth, turnedHeight), toTurned.inverse());
    }

    /** A box of the turned picture, set upright at its place in the picture itself. */
    Box back(Box box) {
        Point center = toUpright.apply(box.center());
        return new Box(center.x() - box.width() / 2, center.y() - box.height() / 2, box.width(), box.height());
    }
}
