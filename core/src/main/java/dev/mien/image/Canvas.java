package dev.mien.image;

import java.util.Arrays;

/** A frame on the canvas of its animation. */
final class Canvas {
    private Canvas() {}

    /** The canvas, white where the frame does not cover it. */
    static Image place(Image frame, int left, int top, int width, int height) {
        if (frame.width() == width && frame.height() == height) {
            return frame;
        }
        int channels = frame.channels();
        byte[] samples = new byte[width * height * channels];
        Arrays.fill(samples, (byte) 255);
        for (int y = 0; y < frame.height(); y++) {
            System.arraycopy(
                    frame.samples(),
                    y * frame.width() * channels,
                    samples,
                    ((top + y) * width + left) * channels,
                    frame.width() * channels);
        }
        return new Image(width, height, channels, samples);
    }
}
