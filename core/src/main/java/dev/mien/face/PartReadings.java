package dev.mien.face;

/**
 * What a close look at eyes and mouth says.
 *
 * @param rightEye the person's right eye
 * @param leftEye the left eye
 * @param mouthOpening height between the lips over the width of the mouth, 0 to {@link FaceGeometry#MOST_MOUTH_OPENING}
 * @param mouthCovered probability that something hides the mouth, 0 to 1; 0 where the network cannot tell
 */
public record PartReadings(EyeReading rightEye, EyeReading leftEye, double mouthOpening, double mouthCovered) {}
