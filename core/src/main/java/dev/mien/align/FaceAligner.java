package dev.mien.align;

import dev.mien.face.AlignedFace;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.stage.Stage;

/** Cuts a face out so that it sits where the training pictures have it. */
public interface FaceAligner extends Stage {
    /**
     * Cuts a face out of its frame and turns it into position. Where the landmarks that it needs are missing, an aligner
     * falls back on weaker evidence; {@link AlignedFace#basis} says on which.
     *
     * @param frame the frame that the face was found in
     * @param face in pixels of that frame
     * @return the crop, and the map from its pixels to the frame's
     */
    AlignedFace align(Frame frame, Face face);
}
