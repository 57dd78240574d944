package dev.mien.follow;

import dev.mien.face.AlignedFace;
import dev.mien.face.Track;
import java.util.List;

/**
 * The faces of a frame of a video, and whose they are.
 *
 * @param faces cut out
 * @param tracks who lives at this time; {@link Track#seen} is a place in the faces
 * @param detected whether faces were searched for in this frame, or followed from the one before
 */
public record FollowedFaces(List<AlignedFace> faces, List<Track> tracks, boolean detected) {
    /**
     * Takes copies of the lists.
     *
     * @param faces cut out
     * @param tracks who lives at this time; {@link Track#seen} is a place in the faces
     * @param detected whether faces were searched for in this frame, or followed from the one before
     */
    public FollowedFaces {
        faces = List.copyOf(faces);
        tracks = List.copyOf(tracks);
    }
}
