package dev.mien.face;

/**
 * What the 68 points of a face say of its position and openings. Signals, not diagnoses.
 *
 * @param rightEyeAspectRatio height of the person's right eye over its width (Soukupova and Cech 2016), about 0.3 for an open
 *     eye and below 0.2 for a closed one; at least 0
 * @param leftEyeAspectRatio the same of the left eye
 * @param mouthOpening height between the inner lips over the distance of the inner mouth corners, 0 for a closed mouth
 */
public record FaceGeometry(HeadPose pose, double rightEyeAspectRatio, double leftEyeAspectRatio, double mouthOpening) {}
