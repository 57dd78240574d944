package dev.mien.train.clip;

/**
 * What a made clip shows.
 *
 * @param width of the frames
 * @param height of the frames
 * @param frameRate frames a second
 * @param seconds length
 * @param persons 1 to 8; two and two cross each other's way, and all pass behind a pillar
 * @param uneven whether the time between frames varies, between half and nearly double
 * @param seed the same options give the same clip
 */
public record ClipOptions(
        int width, int height, double frameRate, double seconds, int persons, boolean uneven, long seed) {
    public ClipOptions {
        if (width < 160 || height < 120 || width > 3840 || height > 2160) {
            throw new IllegalArgumentException("expected 160x120 to 3840x2160 pixels, got " + width + "x" + height);
        }
        if (!(frameRate >= 1 && frameRate <= 240) || !(seconds > 0 && seconds <= 86_400)) {
            throw new IllegalArgumentException(
                    "expected 1 to 240 frames a second and up to 86400 seconds, got " + frameRate + " and " + seconds);
        }
        if (persons < 1 || persons > 8) {
            throw new IllegalArgumentException("expected 1 to 8 persons, got " + persons);
        }
    }

    /** 20 seconds of 640x360 at 25 frames a second with two persons. */
    public static ClipOptions defaults() {
        return new ClipOptions(640, 360, 25, 20, 2, false, 1);
    }
}
