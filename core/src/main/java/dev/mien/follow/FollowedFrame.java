package dev.mien.follow;

import dev.mien.face.FrameResult;
import dev.mien.face.Track;
import java.util.List;

/**
 * A frame of a video and who is in it.
 *
 * @param result its faces, each judged by itself
 * @param tracks who lives at this time; {@link Track#seen} is a place in the result's faces
 * @param detected whether faces were searched for in this frame, or followed from the one before
 */
public record FollowedFrame(FrameResult result, List<Track> tracks, boolean detected) {
    /**
     * Takes a copy of the list.
     *
     * @param result its faces, each judged by itself
     * @param tracks who lives at this time; {@link Track#seen} is a place in the result's faces
     * @param detected whether faces were searched for in this frame, or followed from the one before
     */
    public FollowedFrame {
        tracks = List.copyOf(tracks);
    }
}
