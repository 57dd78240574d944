package dev.mien.landmark;

import dev.mien.face.FaceGeometry;
import dev.mien.face.FacePart;
import dev.mien.face.HeadPose;
import dev.mien.face.PartReadings;
import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;

/**
 * Measures a face's position, openings and gaze from its 68 points and, where there is one, a close look at its parts.
 *
 * <p>Pose: {@link HeadFit} of {@link HeadShape}. The camera's focal length is not known; the longer side of the frame is
 * taken for it (a field of view of 53 degrees), and no face for nearer than about 60 centimetres, because a frame that a
 * face fills was mostly cut out of a larger one. Both matter little: a distant camera instead changes angles by some
 * degrees at most.
 *
 * <p>Openings: those of {@link PartReader} where it looked; else the eye aspect ratio of Soukupova and Cech (2016), the mean of two heights over the width, and likewise for
 * the inner lips the mean of three heights over the width.
 */
public final class FaceMeter {
    /** One over the least distance from the camera, in distances between the outer corners of the eyes (9 cm). */
    private static final double MOST_PERSPECTIVE = 0.15;
    /** A point this far from its place, in those units and three times the usual, counts half. */
    private static final double STRAY = 0.1;

    private static final double[][] SHAPE = HeadShape.coordinates();

    private FaceMeter() {}

    /**
     * @param landmarks a face's points in frame pixels
     * @param longerSide of the frame in pixels
     * @return empty unless there are 68 points, not all on one line
     */
    public static Optional<FaceGeometry> measure(List<Point> landmarks, int longerSide) {
        return measure(landmarks, longerSide, Optional.empty());
    }

    /**
     * Measures with a close look at eyes and mouth, which then says how far they are open, and where the eyes look.
     *
     * @param landmarks a face's points in frame pixels
     * @param longerSide of the frame in pixels
     * @param readings of that face; without them the points say it
     * @return empty unless there are 68 points, not all on one line
     */
    public static Optional<FaceGeometry> measure(
            List<Point> landmarks, int longerSide, Optional<PartReadings> readings) {
        if (landmarks.size() != FacePart.POINTS) {
            return Optional.empty();
        }
        return head(landmarks, longerSide).map(head -> {
            HeadPose pose = HeadPose.ofRotation(head.rotation());
            return readings.map(close -> new FaceGeometry(
                            pose,
                            close.rightEye().opening(),
                            close.leftEye().opening(),
                            close.mouthOpening(),
                            Optional.of(GazeMeter.measure(head, close))))
                    .orElseGet(() -> new FaceGeometry(
                            pose,
                            openness(FacePart.RIGHT_EYE, landmarks, FaceGeometry.MOST_EYE_ASPECT_RATIO),
                            openness(FacePart.LEFT_EYE, landmarks, FaceGeometry.MOST_EYE_ASPECT_RATIO),
                            openness(FacePart.INNER_LIPS, landmarks, FaceGeometry.MOST_MOUTH_OPENING)));
        });
    }

    private static Optional<HeadFit> head(List<Point> landmarks, int longerSide) {
        List<Point> seen = HeadShape.seenIn(landmarks);
        return HeadFit.of(SHAPE, seen, 0, STRAY)
                .map(far -> Math.min(far.scale() / longerSide, MOST_PERSPECTIVE))
                .flatMap(perspective -> HeadFit.of(SHAPE, seen, perspective, STRAY));
    }

    /** Mean height between the corners over the distance of the corners. */
    private static double openness(FacePart part, List<Point> landmarks, double most) {
        List<Point> upper = part.upper(landmarks);
        List<Point> lower = part.lower(landmarks);
        int last = upper.size() - 1;
        double height = 0;
        for (int i = 1; i < last; i++) {
            height += upper.get(i).distanceTo(lower.get(i)) / (last - 1);
        }
        double width = upper.get(0).distanceTo(upper.get(last));
        return height < most * width ? height / width : height > 0 ? most : 0;
    }
}
