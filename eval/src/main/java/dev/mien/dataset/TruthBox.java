package dev.mien.dataset;

import dev.mien.face.Box;
import dev.mien.image.Point;
import java.util.List;

/**
 * A face that is known to be in a picture.
 *
 * @param box in pixels of the picture; may reach over its edge
 * @param ignore true if it is too uncertain to count: finding it is neither right nor wrong, nor is missing it
 * @param points of the face in pixels of the picture: none, five or 68, in the order of {@link
 *     dev.mien.face.Face#landmarks}
 */
public record TruthBox(Box box, boolean ignore, List<Point> points) {
    /**
     * Takes a copy of what it is given.
     *
     * @param box in pixels of the picture; may reach over its edge
     * @param ignore true if it is too uncertain to count: finding it is neither right nor wrong, nor is missing it
     * @param points of the face in pixels of the picture: none, five or 68, in the order of {@link
     *     dev.mien.face.Face#landmarks}
     */
    public TruthBox {
        points = List.copyOf(points);
    }

    /**
     * Without points.
     *
     * @param box of the face
     * @param ignore whether it counts neither as found nor as missed
     */
    public TruthBox(Box box, boolean ignore) {
        this(box, ignore, List.of());
    }
}
