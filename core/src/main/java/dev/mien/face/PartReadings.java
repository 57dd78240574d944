package dev.mien.face;

/**
 * What a close look at eyes and mouth says.
 *
 * @param rightEye the person's right eye
 * @param leftEye the left eye
 * @param mouthOpening height between the lips over the width of the mouth, 0 to {@link FaceGeometry#MOST_MOUTH_OPENING}
 */
public record PartReadings(EyeReading rightEye, EyeReading leftEye, double mouthOpening) {}
