package dev.mien.train.detect;

import dev.mien.face.Box;
import dev.mien.image.Image;

/** How much of a pasted picture covers what is below it. */
@FunctionalInterface
interface Cover {
    /** Share of the radius over which the rim of a head fades out. */
    double FADING = 0.15;

    /** All of it, with a sharp border. */
    Cover WHOLE = (x, y) -> 1;

    /** @return 0, nothing, to 1, wholly, at a point of the picture */
    double at(double x, double y);

    /** A face with the hair and chin around it, in an oval that fades out. */
    static Cover head(Box face) {
        return oval(new Box(
                face.center().x() - 0.78 * face.width(),
                face.center().y() - 0.72 * face.height(),
                1.56 * face.width(),
                1.44 * face.height()));
    }

    /** The largest ellipse in the picture. */
    static Cover ellipse(Image picture) {
        return oval(new Box(0, 0, picture.width(), picture.height()));
    }

    /** All of it, fading out along its border. */
    static Cover feathered(Image picture) {
        double rim = FADING * Math.min(picture.width(), picture.height());
        return (x, y) -> {
            double inside = Math.min(Math.min(x, picture.width() - x), Math.min(y, picture.height() - y));
            return Math.max(0, Math.min(1, inside / rim));
        };
    }

    private static Cover oval(Box box) {
        return (x, y) -> {
            double dx = (x - box.center().x()) / (box.width() / 2);
            double dy = (y - box.center().y()) / (box.height() / 2);
            double radius = Math.sqrt(dx * dx + dy * dy);
            return Math.max(0, Math.min(1, (1 - radius) / FADING));
        };
    }
}
