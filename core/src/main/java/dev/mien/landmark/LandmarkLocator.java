package dev.mien.landmark;

import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Point;
import dev.mien.stage.Stage;
import java.util.List;

/** Finds the 68 points of a face that was detected, in the order of iBUG 300-W (Sagonas et al. 2013). */
public interface LandmarkLocator extends Stage {
    /**
     * {@return the 68 points in frame pixels; they may lie outside the frame where the face does}
     *
     * @param frame the frame that the face was found in
     * @param face with its box and whatever points its detector gave
     */
    List<Point> locate(Frame frame, Face face);

    /**
     * {@return the face with its 68 points and, where the locator can say, its {@linkplain Face#fit() fit}}
     *
     * @param frame the frame that the face was found in
     * @param face with its box and whatever points its detector gave
     */
    default Face look(Frame frame, Face face) {
        return face.withLandmarks(locate(frame, face));
    }

    /** {@return whether {@link #look} says how sure it is that there is a face} */
    default boolean judges() {
        return false;
    }
}
