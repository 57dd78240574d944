package dev.mien.track;

import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Track;
import dev.mien.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * Tells which faces of successive frames are the same. Unlike the other stages it remembers: a tracker belongs to one video
 * and to one thread.
 */
public interface FaceTracker extends Stage {
    /**
     * Takes the next frame's faces.
     *
     * @param frame later than the one before
     * @param faces what was found in the frame, in any order
     * @return the tracks that live, in the order of their ids, those lost for a moment included
     * @throws IllegalArgumentException if the frame is not later than the one before
     */
    List<Track> update(Frame frame, List<Face> faces);

    /**
     * {@return where the faces that were seen in the last frame are expected at a later time, by their place in the list
     * that was given for that frame} Landmarks move with the box.
     *
     * @param time not before the last frame
     */
    SortedMap<Integer, Face> expected(Duration time);
}
