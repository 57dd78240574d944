package dev.mien.face;

import dev.mien.base.Require;
import dev.mien.image.Point;
import java.util.List;

/**
 * A face found in a frame.
 *
 * @param box where it is, inside the frame
 * @param confidence 0 to 1; orders the detections of one detector and is not comparable between detectors
 * @param landmarks points of the face in frame pixels: none, the two eye centres, five points or 68 (iBUG order). Two
 *     and five points begin with the person's right eye, then the left eye; five go on with nose tip, right and left
 *     mouth corner
 */
public record Face(Box box, float confidence, List<Point> landmarks) {
    /**
     * Takes a copy of the landmarks.
     *
     * @param box where it is, inside the frame
     * @param confidence 0 to 1; orders the detections of one detector and is not comparable between detectors
     * @param landmarks points of the face in frame pixels: none, the two eye centres, five points or 68 (iBUG order).
     *     Two and five points begin with the person's right eye, then the left eye; five go on with nose tip, right and
     *     left mouth corner
     * @throws IllegalArgumentException if the confidence lies outside 0 to 1
     */
    public Face {
        Require.within("confidence", confidence, 0, 1);
        landmarks = List.copyOf(landmarks);
    }

    /**
     * {@return the same face with other landmarks}
     *
     * @param points in pixels of the frame: none, 2, 5 or 68
     */
    public Face withLandmarks(List<Point> points) {
        return new Face(box, confidence, points);
    }
}
