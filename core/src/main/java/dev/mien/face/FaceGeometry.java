package dev.mien.face;

import java.util.Optional;

/**
 * What the 68 points of a face, and a close look at eyes and mouth, say of its position and openings. Signals, not diagnoses.
 *
 * @param pose where the head looks
 * @param rightEyeAspectRatio height of the person's right eye over its width (Soukupova and Cech 2016), about 0.3 for an
 *     open eye and below 0.2 for a closed one; 0 to 1, where 1 stands for all above, as of an eye seen wholly from the
 *     side
 * @param leftEyeAspectRatio the same of the left eye
 * @param mouthOpening height between the inner lips over the distance of the inner mouth corners, 0 for a closed mouth;
 *     0 to 2, where 2 stands for all above
 * @param gaze where the eyes look, if they were looked at closely
 */
public record FaceGeometry(
        HeadPose pose,
        double rightEyeAspectRatio,
        double leftEyeAspectRatio,
        double mouthOpening,
        Optional<Gaze> gaze) {
    /** The largest eye aspect ratio there is; what is measured above it is cut off. */
    public static final double MOST_EYE_ASPECT_RATIO = 1;
    /** The largest mouth opening there is; what is measured above it is cut off. */
    public static final double MOST_MOUTH_OPENING = 2;

    /**
     * Checks the components.
     *
     * @param pose where the head looks
     * @param rightEyeAspectRatio height of the person's right eye over its width (Soukupova and Cech 2016), about 0.3
     *     for an open eye and below 0.2 for a closed one; 0 to 1, where 1 stands for all above, as of an eye seen wholly
     *     from the side
     * @param leftEyeAspectRatio the same of the left eye
     * @param mouthOpening height between the inner lips over the distance of the inner mouth corners, 0 for a closed
     *     mouth; 0 to 2, where 2 stands for all above
     * @param gaze where the eyes look, if they were looked at closely
     * @throws IllegalArgumentException if a ratio is negative or above its largest value
     */
    public FaceGeometry {
        check("eye aspect ratio", rightEyeAspectRatio, MOST_EYE_ASPECT_RATIO);
        check("eye aspect ratio", leftEyeAspectRatio, MOST_EYE_ASPECT_RATIO);
        check("mouth opening", mouthOpening, MOST_MOUTH_OPENING);
    }

    /**
     * Without gaze.
     *
     * @param pose where the head looks
     * @param rightEyeAspectRatio of the right eye, 0 to 1
     * @param leftEyeAspectRatio of the left eye, 0 to 1
     * @param mouthOpening 0 to 2
     */
    public FaceGeometry(HeadPose pose, double rightEyeAspectRatio, double leftEyeAspectRatio, double mouthOpening) {
        this(pose, rightEyeAspectRatio, leftEyeAspectRatio, mouthOpening, Optional.empty());
    }

    private static void check(String what, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(what + " must lie in 0 to " + most + ", got " + value);
        }
    }
}
