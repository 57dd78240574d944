package dev.mien.detect;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.Optional;

/** Keeps boxes inside the frame. */
public final class Clip {
    private Clip() {}

    /**
     * {@return the part of a face's box that lies inside the frame, if its centre does}
     *
     * @param frame the picture that bounds the box
     * @param face a detection, possibly reaching over the edge
     */
    public static Optional<Face> to(Image frame, Face face) {
        Box box = face.box();
        Point center = box.center();
        if (center.x() <= 0 || center.x() >= frame.width() || center.y() <= 0 || center.y() >= frame.height()) {
            return Optional.empty();
        }
        double left = Math.max(0, box.x());
        double top = Math.max(0, box.y());
        double right = Math.min(frame.width(), box.right());
        double bottom = Math.min(frame.height(), box.bottom());
        return Optional.of(
                new Face(new Box(left, top, right - left, bottom - top), face.confidence(), face.landmarks()));
    }
}
