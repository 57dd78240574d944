package dev.mien.face;

import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;

/** The five points by which faces are commonly aligned. */
public final class FivePoints {
    private FivePoints() {}

    /**
     * Right eye, left eye, nose tip, right and left mouth corner. Of 68 points an eye is the mean of its six, which lies
     * where detectors put it.
     *
     * @param landmarks a face's, in any of the forms of {@link Face}
     * @return empty if there are neither five nor 68
     */
    public static Optional<List<Point>> of(List<Point> landmarks) {
        return switch (landmarks.size()) {
            case 5 -> Optional.of(landmarks);
            case FacePart.POINTS ->
                Optional.of(List.of(
                        Point.mean(FacePart.RIGHT_EYE.of(landmarks)),
                        Point.mean(FacePart.LEFT_EYE.of(landmarks)),
                        Landmark68.NOSE_TIP.of(landmarks),
                        Landmark68.MOUTH_RIGHT.of(landmarks),
                        Landmark68.MOUTH_LEFT.of(landmarks)));
            default -> Optional.empty();
        };
    }
}
