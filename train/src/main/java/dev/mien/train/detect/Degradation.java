package dev.mien.train.detect;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Image;
import dev.mien.train.picture.Camera;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What cameras and files do to a picture without moving anything, and things held before a face. Labels stay. */
final class Degradation {
    /** Shares of the pictures, or of the faces, that a change befalls; {@code gray} is of those without colour. */
    record Options(double blur, double noise, double jpeg, double occlusion, double gray) {
        static Options defaults() {
            return new Options(0.2, 0.25, 0.2, 0.1, 0.25);
        }

        static Options none() {
            return new Options(0, 0, 0, 0, 0);
        }
    }

    private final Options options;

    Degradation(Options options) {
        this.options = options;
    }

    Image apply(Scene scene, SplittableRandom random) {
        boolean gray = random.nextDouble() < options.gray();
        Image picture = (gray ? Camera.gray(scene.picture(), random) : scene.picture()).toRgb();
        float[] values = picture.toFloats();
        if (!gray) {
            Camera.tint(values, random);
        }
        int width = picture.width();
        for (TruthBox face : scene.faces()) {
            if (random.nextDouble() < options.occlusion()) {
                cover(values, width, picture.height(), face.box(), random);
            }
        }
        if (random.nextDouble() < options.blur()) {
            int size = random.nextInt(3, 6);
            values = Camera.colourPicture(values, width)
                    .resize(Math.max(1, width * 3 / (2 * size)), Math.max(1, picture.height() * 3 / (2 * size)))
                    .resize(width, picture.height())
                    .toFloats();
        }
        Camera.relight(values, random);
        if (random.nextDouble() < options.noise()) {
            Camera.noise(values, 1, 7, random);
        }
        Image degraded = Camera.colourPicture(values, width);
        return random.nextDouble() < options.jpeg() ? Camera.jpeg(degraded, random.nextDouble(0.1, 0.8)) : degraded;
    }

    /** A picture in another light. */
    static Image relit(Image picture, SplittableRandom random) {
        float[] values = picture.toFloats();
        Camera.relight(values, random);
        return picture.isGray()
                ? Camera.picture(values, picture.width())
                : Camera.colourPicture(values, picture.width());
    }

    /** A plain or striped patch over up to a third of a face. */
    private static void cover(float[] values, int width, int height, Box face, SplittableRandom random) {
        double w = face.width() * random.nextDouble(0.25, 0.6);
        double h = face.height() * random.nextDouble(0.2, 0.5);
        double x = face.x() + random.nextDouble() * (face.width() - w);
        double y = face.y() + random.nextDouble() * (face.height() - h);
        int shade = random.nextInt(256);
        int stripe = random.nextInt(60);
        for (int row = (int) Math.max(0, y); row < Math.min(height, y + h); row++) {
            for (int column = (int) Math.max(0, x); column < Math.min(width, x + w); column++) {
                Arrays.fill(
                        values,
                        3 * (row * width + column),
                        3 * (row * width + column + 1),
                        shade + (row / 3 % 2) * stripe);
            }
        }
    }
}
