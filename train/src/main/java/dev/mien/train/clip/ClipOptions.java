package dev.mien.train.clip;

import dev.mien.face.Expression;
import java.util.List;

/**
 * What a made clip shows.
 *
 * @param width of the frames
 * @param height of the frames
 * @param frameRate frames a second
 * @param seconds length
 * @param persons 1 to 8; two and two cross each other's way, and all pass behind a pillar
 * @param uneven whether the time between frames varies, between half and nearly double
 * @param shown expressions beside neutral, one at a time
 * @param seed the same options give the same clip
 */
public record ClipOptions(
        int width,
        int height,
        double frameRate,
        double seconds,
        int persons,
        boolean uneven,
        List<Expression> shown,
        long seed) {
    /** Those that people and networks tell apart best on the average faces. */
    private static final List<Expression> CLEAREST =
            List.of(Expression.HAPPINESS, Expression.SURPRISE, Expression.SADNESS, Expression.ANGER);

    /**
     * Checks the components.
     *
     * @param width of the frames
     * @param height of the frames
     * @param frameRate frames a second
     * @param seconds length
     * @param persons 1 to 8; two and two cross each other's way, and all pass behind a pillar
     * @param uneven whether the time between frames varies, between half and nearly double
     * @param shown expressions beside neutral, one at a time
     * @param seed the same options give the same clip
     */
    public ClipOptions {
        if (width < 160 || height < 120 || width > 3840 || height > 2160) {
            throw new IllegalArgumentException("expected 160x120 to 3840x2160 pixels, got " + width + "x" + height);
        }
        if (!(frameRate >= 1 && frameRate <= 240) || !(seconds > 0 && seconds <= 86_400)) {
            throw new IllegalArgumentException(
                    "expected 1 to 240 frames a second and up to 86400 seconds, got " + frameRate + " and " + seconds);
        }
        shown = List.copyOf(shown);
        if (shown.isEmpty() || shown.contains(Expression.NEUTRAL)) {
            throw new IllegalArgumentException("expected one or more expressions beside neutral, got " + shown);
        }
        if (persons < 1 || persons > 8) {
            throw new IllegalArgumentException("expected 1 to 8 persons, got " + persons);
        }
    }

    /** Shows happiness, surprise, sadness and anger. */
    public ClipOptions(
            int width, int height, double frameRate, double seconds, int persons, boolean uneven, long seed) {
        this(width, height, frameRate, seconds, persons, uneven, CLEAREST, seed);
    }

    /**
     * {@return these options with other expressions}
     *
     * @param expressions that the persons show, in turn
     */
    public ClipOptions withShown(List<Expression> expressions) {
        return new ClipOptions(width, height, frameRate, seconds, persons, uneven, expressions, seed);
    }

    /** {@return 20 seconds of 640x360 at 25 frames a second with two persons} */
    public static ClipOptions defaults() {
        return new ClipOptions(640, 360, 25, 20, 2, false, 1);
    }
}
