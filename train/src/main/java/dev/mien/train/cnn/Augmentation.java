package dev.mien.train.cnn;

import java.util.SplittableRandom;

/**
 * Changes a face as cameras and crops do, and no more: turned, scaled, stretched, shifted, mirrored, darker or lighter,
 * blurred, and partly covered. Every change is drawn from the given generator, so the same seed gives the same picture.
 */
final class Augmentation {
    /**
     * @param rotation largest turn either way, degrees
     * @param scale largest enlargement or reduction, as a share of the size
     * @param stretch largest extra scaling of one axis alone, as a share
     * @param shift largest shift in each direction, as a share of the side
     * @param contrast largest change of the contrast, as a share
     * @param brightness largest change of all grey values
     * @param mirror share of pictures that are mirrored
     * @param blur share of pictures that are blurred
     * @param erasing share of pictures of which a rectangle is covered (Zhong et al. 2020)
     */
    record Options(
            float rotation,
            float scale,
            float stretch,
            float shift,
            float contrast,
            float brightness,
            float mirror,
            float blur,
            float erasing) {
        static Options defaults() {
            return new Options(15, 0.15f, 0.05f, 0.09f, 0.35f, 30, 0.5f, 0.1f, 0.3f);
        }

        /** Leaves pictures as they are. */
        static Options none() {
            return new Options(0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
    }

    private static final double SMALLEST_ERASED = 0.03;
    private static final double LARGEST_ERASED = 0.2;

    private final Options options;
    private final int side;

    Augmentation(Options options, int side) {
        this.options = options;
        this.side = side;
    }

    /**
     * @param pixels grey values 0-255, side x side
     * @param target receives side x side grey values from {@code offset} on
     */
    void apply(byte[] pixels, SplittableRandom random, float[] target, int offset) {
        warp(pixels, random, target, offset);
        if (chance(random, options.blur())) {
            blur(target, offset);
        }
        relight(random, target, offset);
        if (chance(random, options.erasing())) {
            erase(random, target, offset);
        }
    }

    /** Draws one affine map and samples the picture along it, bilinear; beyond the edge the edge goes on. */
    private void warp(byte[] pixels, SplittableRandom random, float[] target, int offset) {
        double angle = Math.toRadians(spread(random, options.rotation()));
        double scale = Math.exp(spread(random, Math.log1p(options.scale())));
        double stretch = Math.exp(spread(random, Math.log1p(options.stretch())));
        double dx = spread(random, options.shift()) * side;
        double dy = spread(random, options.shift()) * side;
        boolean mirror = chance(random, options.mirror());

        double xScale = (mirror ? -1 : 1) / (scale * stretch);
        double yScale = stretch / scale;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double centre = (side - 1) / 2.0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double u = x - centre - dx;
                double v = y - centre - dy;
                double sourceX = centre + xScale * (cos * u + sin * v);
                double sourceY = centre + yScale * (cos * v - sin * u);
                target[offset + y * side + x] = bilinear(pixels, sourceX, sourceY);
            }
        }
    }

    private float bilinear(byte[] pixels, double x, double y) {
        double cx = Math.min(Math.max(x, 0), side - 1);
        double cy = Math.min(Math.max(y, 0), side - 1);
        int x0 = (int) cx;
        int y0 = (int) cy;
        int x1 = Math.min(x0 + 1, side - 1);
        int y1 = Math.min(y0 + 1, side - 1);
        float fx = (float) (cx - x0);
        float fy = (float) (cy - y0);
        float top = grey(pixels, x0, y0) * (1 - fx) + grey(pixels, x1, y0) * fx;
        float bottom = grey(pixels, x0, y1) * (1 - fx) + grey(pixels, x1, y1) * fx;
        return top * (1 - fy) + bottom * fy;
    }

    private int grey(byte[] pixels, int x, int y) {
        return pixels[y * side + x] & 0xff;
    }

    /** Three by three binomial. */
    private void blur(float[] picture, int offset) {
        float[] rows = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int row = offset + y * side;
                rows[y * side + x] = (picture[row + Math.max(x - 1, 0)]
                                + 2 * picture[row + x]
                                + picture[row + Math.min(x + 1, side - 1)])
                        / 4;
            }
        }
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                picture[offset + y * side + x] = (rows[Math.max(y - 1, 0) * side + x]
                                + 2 * rows[y * side + x]
                                + rows[Math.min(y + 1, side - 1) * side + x])
                        / 4;
            }
        }
    }

    private void relight(SplittableRandom random, float[] picture, int offset) {
        float contrast = (float) Math.exp(spread(random, Math.log1p(options.contrast())));
        float brightness = (float) spread(random, options.brightness());
        float mean = 0;
        for (int i = 0; i < side * side; i++) {
            mean += picture[offset + i];
        }
        mean /= side * side;
        for (int i = offset; i < offset + side * side; i++) {
            picture[i] = Math.min(Math.max((picture[i] - mean) * contrast + mean + brightness, 0), 255);
        }
    }

    /** Noise in a rectangle, as nothing in it can then be learned by heart. */
    private void erase(SplittableRandom random, float[] picture, int offset) {
        double area = random.nextDouble(SMALLEST_ERASED, LARGEST_ERASED) * side * side;
        double aspect = Math.exp(spread(random, Math.log(2)));
        int width = Math.min(side, (int) Math.round(Math.sqrt(area * aspect)));
        int height = Math.min(side, (int) Math.round(Math.sqrt(area / aspect)));
        int left = random.nextInt(side - width + 1);
        int top = random.nextInt(side - height + 1);
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                picture[offset + y * side + x] = random.nextInt(256);
            }
        }
    }

    private static boolean chance(SplittableRandom random, float share) {
        return random.nextDouble() < share;
    }

    private static double spread(SplittableRandom random, double most) {
        return (2 * random.nextDouble() - 1) * most;
    }
}
