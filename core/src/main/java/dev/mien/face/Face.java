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
 * @param fit how sure the landmark locator is that this is a face and that its points lie right, 0 to 1; 1 where none says
 */
public record Face(Box box, float confidence, List<Point> landmarks, float fit) {
    /**
     * Takes a copy of the landmarks.
     *
     * @param box where it is, inside the frame
     * @param confidence 0 to 1; orders the detections of one detector and is not comparable between detectors
     * @param landmarks points of the face in frame pixels: none, the two eye centres, five points or 68 (iBUG order).
     *     Two and five points begin with the person's right eye, then the left eye; five go on with nose tip, right and
     *     left mouth corner
     * @param fit how sure the landmark locator is that this is a face and that its points lie right, 0 to 1; 1 where
     *     none says
     * @throws IllegalArgumentException if the confidence or the fit lies outside 0 to 1
     */
    public Face {
        Require.within("confidence", confidence, 0, 1);
        Require.within("fit", fit, 0, 1);
        landmarks = List.copyOf(landmarks);
    }

    /**
     * A face that no locator has looked at.
     *
     * @param box where it is, inside the frame
     * @param confidence 0 to 1
     * @param landmarks none, 2, 5 or 68 points in frame pixels
     */
    public Face(Box box, float confidence, List<Point> landmarks) {
        this(box, confidence, landmarks, 1);
    }

    /**
     * {@return the same face with other landmarks}
     *
     * @param points in pixels of the frame: none, 2, 5 or 68
     */
    public Face withLandmarks(List<Point> points) {
        return new Face(box, confidence, points, fit);
    }

    /**
     * {@return the same face with what a locator says of it}
     *
     * @param points in pixels of the frame: none, 2, 5 or 68
     * @param sureness that it is a face and that the points lie right, 0 to 1
     */
    public Face located(List<Point> points, float sureness) {
        return new Face(box, confidence, points, sureness);
    }
}
