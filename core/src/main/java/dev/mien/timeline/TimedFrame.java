package dev.mien.timeline;

import dev.mien.follow.FollowedFrame;
import java.util.List;

/**
 * A frame of a video with what its faces show over time.
 *
 * @param frame the frame, with its faces and tracks
 * @param faces one for each face of the frame, in its order
 */
public record TimedFrame(FollowedFrame frame, List<TimedFace> faces) {
    /**
     * Takes a copy of the list.
     *
     * @param frame the frame, with its faces and tracks
     * @param faces one for each face of the frame, in its order
     */
    public TimedFrame {
        faces = List.copyOf(faces);
    }
}
