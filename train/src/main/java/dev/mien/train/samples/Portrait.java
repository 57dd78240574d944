package dev.mien.train.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Turns an average face into a picture one can look at: sharpened, toned, faded into a plain background. */
final class Portrait {
    private static final float CONTRAST = 50;
    private static final float MIDDLE = 140;
    /** How much of the picture's side the average takes. */
    private static final float SHARE = 0.78f;

    private static final float SHARPENING = 1.5f;
    private static final int BLUR = 13;
    static final Color BACKGROUND = new Color(128, 134, 140);

    private Portrait() {}

    /** The face on a plain background in a square picture of {@code size} pixels. */
    static BufferedImage of(BufferedImage face, int size) {
        BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(BACKGROUND);
        graphics.fillRect(0, 0, size, size);
        int drawn = drawn(size);
        draw(graphics, face, (size - drawn) / 2, (size - drawn) / 2, drawn);
        graphics.dispose();
        return picture;
    }

    /** Side of the average face in a portrait. */
    static int drawn(int size) {
        return Math.round(size * SHARE);
    }

    static void draw(Graphics2D graphics, BufferedImage face, int x, int y, int size) {
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(face, x, y, size, size, null);
    }

    /** The average as a picture of {@code side} squared pixels that fades out towards its rim. */
    static BufferedImage face(float[] mean, int side) {
        float[] sharp = sharpen(mean, side);
        BufferedImage face = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int grey = Math.round(Math.max(0, Math.min(255, MIDDLE + CONTRAST * sharp[y * side + x])));
                int alpha = Math.round(255 * opacity((x + 0.5) / side, (y + 0.5) / side));
                face.setRGB(x, y, alpha << 24 | warm(grey));
            }
        }
        return face;
    }

    /** A little warmer than grey, so that colour code paths are exercised too. */
    private static int warm(int grey) {
        int red = Math.min(255, Math.round(grey * 1.06f));
        int blue = Math.round(grey * 0.92f);
        return red << 16 | grey << 8 | blue;
    }

    /** 1 inside an upright oval, fading to 0 at its rim. */
    static float opacity(double x, double y) {
        double r = Math.hypot((x - 0.5) / 0.54, (y - 0.5) / 0.6);
        double t = Math.max(0, Math.min(1, (1 - r) / 0.22));
        return (float) (t * t * (3 - 2 * t));
    }

    /** Unsharp masking with a box blur. */
    private static float[] sharpen(float[] values, int side) {
        float[] blurred = blur(blur(values, side), side);
        float[] sharp = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            sharp[i] = values[i] + SHARPENING * (values[i] - blurred[i]);
        }
        return sharp;
    }

    private static float[] blur(float[] values, int side) {
        float[] blurred = new float[values.length];
        int radius = BLUR / 2;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float sum = 0;
                int count = 0;
                for (int v = Math.max(0, y - radius); v <= Math.min(side - 1, y + radius); v++) {
                    for (int u = Math.max(0, x - radius); u <= Math.min(side - 1, x + radius); u++) {
                        sum += values[v * side + u];
                        count++;
                    }
                }
                blurred[y * side + x] = sum / count;
            }
        }
        return blurred;
    }
}
