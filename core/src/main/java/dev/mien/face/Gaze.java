package dev.mien.face;

/**
 * Where the eyes look, each eye by itself.
 *
 * @param right the person's right eye
 * @param left the left eye
 */
public record Gaze(Eye right, Eye left) {
    /**
     * Where one eye looks, in degrees. Yaw is positive to the right of the picture, the person's left; pitch is positive
     * upwards.
     *
     * @param yaw against the camera, -90 to 90; 0 where the eye looks into it
     * @param pitch against the camera, -90 to 90; 0 where the eye looks into it
     * @param headYaw against the head, -180 to 180; 0 straight ahead
     * @param headPitch against the head, -90 to 90; 0 straight ahead
     * @param confidence how well the eye can be read, 0 to 1: the probability that its iris was found, less where the head
     *     hides the eye's width
     */
    public record Eye(double yaw, double pitch, double headYaw, double headPitch, double confidence) {}
}
