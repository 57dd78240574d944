package dev.mien.face;

/**
 * How a head is turned against the camera, as three rotations in degrees, each 0 where the face looks straight into the
 * camera.
 *
 * @param yaw -180 to 180; positive where the face is turned to the right of the picture, which is the person's left
 * @param pitch -90 to 90; positive where the face looks up
 * @param roll -180 to 180; positive where the head is tilted counter-clockwise in the picture
 */
public record HeadPose(double yaw, double pitch, double roll) {
    public HeadPose {
        if (!Double.isFinite(yaw) || !Double.isFinite(pitch) || !Double.isFinite(roll)) {
            throw new IllegalArgumentException("pose must be finite, got " + yaw + ", " + pitch + ", " + roll);
        }
    }
}
