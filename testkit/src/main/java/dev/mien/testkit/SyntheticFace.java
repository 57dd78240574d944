package dev.mien.testkit;

import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;

/**
 * A drawn face that cascades fire on: smooth shading from a few soft-edged ellipses. The face is drawn in units of the
 * distance between its eyes about the point midway between them, so where the eyes lie is known exactly.
 */
public final class SyntheticFace {
    private SyntheticFace() {}

    /** {@return upright, centred scene of a face with the eyes 80 pixels apart; see {@link #scene}} */
    public static Image picture() {
        return scene(320, 320, new Point(160, 140), 80, 0);
    }

    /**
     * {@return a plain scene with one face}
     *
     * @param width in pixels
     * @param height in pixels
     * @param eyesMiddle the point midway between the eyes
     * @param eyeDistance in pixels
     * @param degrees how far the face is tilted clockwise
     */
    public static Image scene(int width, int height, Point eyesMiddle, double eyeDistance, double degrees) {
        Affine toUnits = toPixels(eyesMiddle, eyeDistance, degrees).inverse();
        byte[] samples = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Point p = toUnits.apply(new Point(x + 0.5, y + 0.5));
                samples[y * width + x] = (byte) Math.round(shade(p.x(), p.y()));
            }
        }
        return Image.gray(width, height, samples);
    }

    /**
     * {@return the person's right eye of {@link #scene}}
     *
     * @param eyesMiddle the point midway between the eyes
     * @param eyeDistance in pixels
     * @param degrees how far the face is tilted clockwise
     */
    public static Point rightEye(Point eyesMiddle, double eyeDistance, double degrees) {
        return toPixels(eyesMiddle, eyeDistance, degrees).apply(new Point(-0.5, 0));
    }

    /**
     * {@return the person's left eye of {@link #scene}}
     *
     * @param eyesMiddle the point midway between the eyes
     * @param eyeDistance in pixels
     * @param degrees how far the face is tilted clockwise
     */
    public static Point leftEye(Point eyesMiddle, double eyeDistance, double degrees) {
        return toPixels(eyesMiddle, eyeDistance, degrees).apply(new Point(0.5, 0));
    }

    private static Affine toPixels(Point eyesMiddle, double eyeDistance, double degrees) {
        double cos = eyeDistance * Math.cos(Math.toRadians(degrees));
        double sin = eyeDistance * Math.sin(Math.toRadians(degrees));
        return new Affine(cos, -sin, eyesMiddle.x(), sin, cos, eyesMiddle.y());
    }

    private static double shade(double x, double y) {
        double side = Math.abs(x);
        double value = 90;
        value = blend(value, 60, ellipse(x, y, 0, -0.1, 1.32, 1.75, 0.10)); // hair
        value = blend(value, 165, ellipse(x, y, 0, 1.75, 0.62, 0.9, 0.15)); // neck
        value = blend(value, 200 - 30 * side, ellipse(x, y, 0, 0.38, 1.06, 1.42, 0.08)); // face
        value = blend(value, 140, ellipse(side, y, 0.5, -0.02, 0.34, 0.22, 0.5)); // eye sockets
        value = blend(value, 70, ellipse(side, y, 0.5, -0.30, 0.34, 0.07, 0.5)); // brows
        value = blend(value, 225, ellipse(side, y, 0.5, 0, 0.21, 0.085, 0.3)); // whites
        value = blend(value, 40, ellipse(side, y, 0.5, 0, 0.10, 0.10, 0.3)); // irises
        value = blend(value, 60, ellipse(side, y, 0.5, -0.08, 0.24, 0.04, 0.5)); // lashes
        value = blend(value, 215, ellipse(x, y, 0, 0.25, 0.11, 0.45, 0.8)); // bridge of the nose
        value = blend(value, 120, ellipse(x, y, 0, 0.66, 0.25, 0.07, 0.8)); // shadow under it
        value = blend(value, 210, ellipse(side, y, 0.55, 0.5, 0.25, 0.22, 1)); // cheeks
        value = blend(value, 95, ellipse(x, y, 0, 1.06, 0.42, 0.09, 0.5)); // mouth
        value = blend(value, 130, ellipse(x, y, 0, 1.28, 0.25, 0.06, 1)); // shadow of the lower lip
        return value;
    }

    /** 1 well inside the ellipse, 0 well outside, smooth over {@code softness} of its radius on either side. */
    private static double ellipse(double x, double y, double cx, double cy, double rx, double ry, double softness) {
        double dx = (x - cx) / rx;
        double dy = (y - cy) / ry;
        double radius = Math.sqrt(dx * dx + dy * dy);
        double t = Math.max(0, Math.min(1, (1 + softness - radius) / (2 * softness)));
        return t * t * (3 - 2 * t);
    }

    private static double blend(double under, double over, double alpha) {
        return under + alpha * (over - under);
    }
}
