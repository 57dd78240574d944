package dev.mien.timeline;

import dev.mien.face.HeadPose;
import java.time.Duration;

/**
 * A head that was turned away from the camera for a while. It says where the head pointed, not what the person looked at, and
 * nothing of attention: a screen, a person or a road may lie there.
 *
 * @param track whose
 * @param onset when it turned by more than {@value #FROM_ANGLE} degrees
 * @param apex when it was turned furthest
 * @param offset when it turned back to less than {@value #TO_ANGLE} degrees, or was last seen
 * @param pose at the apex
 */
public record LookingAway(long track, Duration onset, Duration apex, Duration offset, HeadPose pose) implements Signal {
    /** Degrees between head and camera above which it begins. */
    public static final int FROM_ANGLE = 30;

    /** Degrees below which it ends. */
    public static final int TO_ANGLE = 20;

    /** Least duration. */
    public static final Duration LEAST = Duration.ofMillis(500);

    /** {@return the angle between where the head pointed at the apex and the camera, in degrees, 0 to 180} */
    public double angle() {
        return pose.offCamera();
    }
}
