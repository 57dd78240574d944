package dev.mien.detect;

import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Search;
import dev.mien.stage.Stage;
import java.util.List;
import java.util.Optional;

/** Finds faces. */
public interface FaceDetector extends Stage {
    /**
     * {@return the faces of a frame, most confident first, boxes inside the frame; empty if there are none}
     *
     * @param frame the frame to search, of any size
     */
    List<Face> detect(Frame frame);

    /**
     * {@return the faces of a frame, and what may be one, for somebody who looks at the points of each and then asks
     * {@link #held}; most confident first}
     *
     * @param frame the frame to search, of any size
     */
    default List<Face> candidates(Frame frame) {
        return detect(frame);
    }

    /**
     * {@return which candidates are faces, now that their points are known, in their order}
     *
     * @param located its {@link #candidates} with what a locator says of them
     */
    default List<Face> held(List<Face> located) {
        return located;
    }

    /**
     * {@return how closely frames of a size are searched; as they are, down to single pixels, where an implementation says
     * nothing}
     *
     * @param width of the frame in pixels
     * @param height of the frame in pixels
     */
    default Search search(int width, int height) {
        return new Search(Math.max(width, height), 1, Optional.empty());
    }

    /**
     * {@return the faces, and whatever else may be one: for covering faces, where a miss does harm; most confident first}
     * Takes more time than {@link #detect}.
     *
     * @param frame the frame to search, of any size
     */
    default List<Face> suspects(Frame frame) {
        return detect(frame);
    }
}
