package dev.mien.detect;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.nio.ByteBuffer;

/**
 * A frame made ready for a network: scaled, then filled up with black to the right and below. Nothing is stretched beyond the rounding to whole pixels.
 *
 * @param picture the scaled frame
 * @param width of the filled-up picture
 * @param height of the filled-up picture
 * @param frame the frame itself
 */
record Letterbox(Image picture, int width, int height, Image frame) {
    /** Scaled by a factor; both sides are filled up to the next multiple of {@code step}. */
    static Letterbox by(Image frame, double factor, int step) {
        Image scaled = scaled(frame, factor);
        return new Letterbox(scaled, roundUp(scaled.width(), step), roundUp(scaled.height(), step), frame);
    }

    /** For a network that takes one size only; {@code enlarge} is the largest factor. */
    static Letterbox exactly(Image frame, int width, int height, double enlarge) {
        double factor = Math.min((double) width / frame.width(), (double) height / frame.height());
        return new Letterbox(scaled(frame, Math.min(factor, enlarge)), width, height, frame);
    }

    private static Image scaled(Image frame, double factor) {
        return frame.resize(Math.max(1, (int) Math.round(frame.width() * factor)), Math.max(1, (int)
                Math.round(frame.height() * factor)));
    }

    private static int roundUp(int length, int step) {
        return (length + step - 1) / step * step;
    }

    /** The filled-up picture in grey, 0 to 255, [1][height][width]. */
    float[] gray() {
        float[] plane = new float[width * height];
        ByteBuffer samples = picture.toGray().buffer();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                plane[y * width + x] = samples.get() & 0xff;
            }
        }
        return plane;
    }

    /** The filled-up picture in colour, 0 to 255, [3][height][width], blue first. */
    float[] blueGreenRed() {
        return colour(2, 0);
    }

    /** The filled-up picture in colour, 0 to 255, [3][height][width], red first. */
    float[] redGreenBlue() {
        return colour(0, 2);
    }

    private float[] colour(int red, int blue) {
        int area = width * height;
        float[] planes = new float[3 * area];
        ByteBuffer samples = picture.toRgb().buffer();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int at = y * width + x;
                planes[red * area + at] = samples.get() & 0xff;
                planes[area + at] = samples.get() & 0xff;
                planes[blue * area + at] = samples.get() & 0xff;
            }
        }
        return planes;
    }

    /** From pixels of the filled-up picture, reduced {@code scale} times, to pixels of the frame. */
    Face back(Face face, int scale) {
        double sx = (double) scale * frame.width() / picture.width();
        double sy = (double) scale * frame.height() / picture.height();
        Box box = face.box();
        return new Face(
                new Box(box.x() * sx, box.y() * sy, box.width() * sx, box.height() * sy),
                face.confidence(),
                face.landmarks().stream()
                        .map(p -> new Point(p.x() * sx, p.y() * sy))
                        .toList());
    }
}
