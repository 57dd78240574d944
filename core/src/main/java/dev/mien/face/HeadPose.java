package dev.mien.face;

/**
 * How a head is turned against the camera, in degrees, each 0 where the face looks straight into the camera. Yaw and pitch
 * say where the face looks, as azimuth and elevation; roll turns it about that direction. Mirroring the picture negates
 * yaw and roll and keeps pitch.
 *
 * @param yaw -180 to 180; positive where the face is turned to the right of the picture, which is the person's left
 * @param pitch -90 to 90; positive where the face looks up
 * @param roll -180 to 180; positive where the head is tilted counter-clockwise in the picture
 */
public record HeadPose(double yaw, double pitch, double roll) {
    /**
     * Checks the components.
     *
     * @param yaw -180 to 180; positive where the face is turned to the right of the picture, which is the person's left
     * @param pitch -90 to 90; positive where the face looks up
     * @param roll -180 to 180; positive where the head is tilted counter-clockwise in the picture
     * @throws IllegalArgumentException if yaw or roll lies outside -180 to 180, or pitch outside -90 to 90
     */
    public HeadPose {
        if (!(Math.abs(yaw) <= 180 && Math.abs(pitch) <= 90 && Math.abs(roll) <= 180)) {
            throw new IllegalArgumentException("yaw and roll must lie in -180 to 180 and pitch in -90 to 90, got " + yaw
                    + ", " + pitch + ", " + roll);
        }
    }

    /**
     * {@return the pose of a head that a rotation matrix turned}
     *
     * @param rotation 3x3, as {@link #rotation}
     */
    public static HeadPose ofRotation(double[][] rotation) {
        double sine = Math.max(-1, Math.min(1, rotation[1][2]));
        return new HeadPose(
                Math.toDegrees(Math.atan2(-rotation[0][2], rotation[2][2])),
                Math.toDegrees(Math.asin(sine)),
                Math.toDegrees(Math.atan2(-rotation[1][0], rotation[1][1])));
    }

    /** {@return the angle between where the head points and the direction of the camera, in degrees, 0 to 180} */
    public double offCamera() {
        return Math.toDegrees(Math.acos(Math.cos(Math.toRadians(yaw)) * Math.cos(Math.toRadians(pitch))));
    }

    /**
     * {@return the 3x3 matrix that turns a head which looks into the camera (x to the right of the picture, y down, z
     * away from the camera) into this pose: first by roll about z, then by pitch about x, then by yaw about y}
     */
    public double[][] rotation() {
        double cy = Math.cos(Math.toRadians(yaw));
        double sy = Math.sin(Math.toRadians(yaw));
        double cp = Math.cos(Math.toRadians(pitch));
        double sp = Math.sin(Math.toRadians(pitch));
        double cr = Math.cos(Math.toRadians(roll));
        double sr = Math.sin(Math.toRadians(roll));
        return new double[][] {
            {cy * cr - sy * sp * sr, cy * sr + sy * sp * cr, -sy * cp},
            {-cp * sr, cp * cr, sp},
            {sy * cr + cy * sp * sr, sy * sr - cy * sp * cr, cy * cp}
        };
    }
}
