package dev.mien.image;

import java.util.Arrays;

/** Affine resampling: box-averaged reduction by whole numbers, then bilinear interpolation. */
final class Warp {
    private static final int BITS = 11;
    private static final int ONE = 1 << BITS;
    private static final int HALF = ONE * ONE / 2;

    private Warp() {}

    static Image apply(Image source, Affine toTarget, int width, int height) {
        Affine toSource = toTarget.inverse();
        int blockX = blockFor(Math.hypot(toTarget.a(), toTarget.d()), source.width());
        int blockY = blockFor(Math.hypot(toTarget.b(), toTarget.e()), source.height());
        if (blockX == 1 && blockY == 1) {
            return bilinear(source, toSource, width, height);
        }
        // Only the part that the target can see is reduced; a small face in a large picture stays cheap.
        int[] seen = visibleRectangle(source, toSource, width, height, blockX, blockY);
        Image reduced = reduce(source, seen, blockX, blockY);
        return bilinear(reduced, inReduced(toSource, seen, blockX, blockY), width, height);
    }

    /** In grey: colours are mixed once the picture is reduced, and not interpolated. */
    static Image applyGray(Image source, Affine toTarget, int width, int height) {
        Affine toSource = toTarget.inverse();
        int blockX = blockFor(Math.hypot(toTarget.a(), toTarget.d()), source.width());
        int blockY = blockFor(Math.hypot(toTarget.b(), toTarget.e()), source.height());
        int[] seen = visibleRectangle(source, toSource, width, height, blockX, blockY);
        Image reduced = blockX == 1 && blockY == 1
                ? source.crop(seen[0], seen[1], seen[2] - seen[0], seen[3] - seen[1])
                : reduce(source, seen, blockX, blockY);
        return bilinear(reduced.toGray(), inReduced(toSource, seen, blockX, blockY), width, height);
    }

    private static Affine inReduced(Affine toSource, int[] seen, int blockX, int blockY) {
        return toSource.then(Affine.translate(-seen[0], -seen[1])).then(Affine.scale(1.0 / blockX, 1.0 / blockY));
    }

    private static int blockFor(double scale, int most) {
        return (int) Math.max(1, Math.min(most, Math.round(1 / scale)));
    }

    /** Left, top, right, bottom of what the target shows, and two blocks more for the interpolation. */
    private static int[] visibleRectangle(
            Image source, Affine toSource, int width, int height, int blockX, int blockY) {
        double minX = Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        for (int corner = 0; corner < 4; corner++) {
            Point p = toSource.apply(new Point((corner & 1) * width, (corner >> 1) * height));
            minX = Math.min(minX, p.x());
            maxX = Math.max(maxX, p.x());
            minY = Math.min(minY, p.y());
            maxY = Math.max(maxY, p.y());
        }
        int left = clamp(Math.floor(minX) - 2.0 * blockX, 0, source.width() - 1);
        int top = clamp(Math.floor(minY) - 2.0 * blockY, 0, source.height() - 1);
        int right = clamp(Math.ceil(maxX) + 2.0 * blockX, left + 1, source.width());
        int bottom = clamp(Math.ceil(maxY) + 2.0 * blockY, top + 1, source.height());
        return new int[] {left, top, right, bottom};
    }

    private static int clamp(double value, int low, int high) {
        return (int) Math.max(low, Math.min(high, value));
    }

    /** Averages blocks; the last block of a row or column takes what is left. Goes row by row, as memory lies. */
    private static Image reduce(Image source, int[] part, int blockX, int blockY) {
        int channels = source.channels();
        int partWidth = part[2] - part[0];
        int outWidth = (partWidth + blockX - 1) / blockX;
        int outHeight = (part[3] - part[1] + blockY - 1) / blockY;
        byte[] out = new byte[outWidth * outHeight * channels];
        long[] sums = new long[outWidth * channels];
        for (int oy = 0; oy < outHeight; oy++) {
            int y0 = part[1] + oy * blockY;
            int y1 = Math.min(y0 + blockY, part[3]);
            Arrays.fill(sums, 0);
            for (int y = y0; y < y1; y++) {
                int from = (y * source.width() + part[0]) * channels;
                if (channels == 1) {
                    addGrayRow(source.samples(), from, partWidth, blockX, sums);
                } else {
                    addRgbRow(source.samples(), from, partWidth, blockX, sums);
                }
            }
            int whole = partWidth / blockX * channels;
            average(sums, 0, whole, (long) blockX * (y1 - y0), out, oy * sums.length);
            average(sums, whole, sums.length, (long) (partWidth % blockX) * (y1 - y0), out, oy * sums.length);
        }
        return new Image(outWidth, outHeight, channels, out);
    }

    private static void average(long[] sums, int from, int to, long count, byte[] out, int at) {
        for (int i = from; i < to; i++) {
            out[at + i] = (byte) ((sums[i] + count / 2) / count);
        }
    }

    private static void addGrayRow(byte[] in, int from, int width, int block, long[] sums) {
        int end = from + width;
        for (int i = 0, p = from; p < end; i++) {
            int stop = p + Math.min(block, end - p);
            int sum = 0;
            for (; p < stop; p++) {
                sum += in[p] & 0xff;
            }
            sums[i] += sum;
        }
    }

    private static void addRgbRow(byte[] in, int from, int width, int block, long[] sums) {
        int end = from + 3 * width;
        for (int i = 0, p = from; p < end; i += 3) {
            int stop = p + Math.min(3 * block, end - p);
            int red = 0;
            int green = 0;
            int blue = 0;
            for (; p < stop; p += 3) {
                red += in[p] & 0xff;
                green += in[p + 1] & 0xff;
                blue += in[p + 2] & 0xff;
            }
            sums[i] += red;
            sums[i + 1] += green;
            sums[i + 2] += blue;
        }
    }

    /** The weights are whole numbers of {@value #BITS} bits, which takes a fraction of the time of real ones. */
    private static Image bilinear(Image source, Affine toSource, int width, int height) {
        int channels = source.channels();
        byte[] in = source.samples();
        byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(width, height), channels)];
        double lastX = source.width() - 1;
        double lastY = source.height() - 1;
        int row = source.width() * channels;
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // Held inside the picture: beyond its edge the nearest pixel repeats.
                double sx = toSource.a() * (x + 0.5) + toSource.b() * (y + 0.5) + toSource.c() - 0.5;
                double sy = toSource.d() * (x + 0.5) + toSource.e() * (y + 0.5) + toSource.f() - 0.5;
                // Not by Math.min and Math.max, which take several times as long for numbers that may not be one.
                sx = sx < 0 ? 0 : sx > lastX ? lastX : sx;
                sy = sy < 0 ? 0 : sy > lastY ? lastY : sy;
                int x0 = (int) sx;
                int y0 = (int) sy;
                int wx = (int) ((sx - x0) * ONE + 0.5);
                int wy = (int) ((sy - y0) * ONE + 0.5);
                int both = wx * wy;
                int right = wx * ONE - both;
                int below = wy * ONE - both;
                int here = ONE * ONE - wx * ONE - below;
                int p = y0 * row + x0 * channels;
                int q = y0 < lastY ? p + row : p;
                int step = x0 < lastX ? channels : 0;
                for (int c = 0; c < channels; c++, p++, q++) {
                    int sum = here * (in[p] & 0xff)
                            + right * (in[p + step] & 0xff)
                            + below * (in[q] & 0xff)
                            + both * (in[q + step] & 0xff);
                    out[to++] = (byte) ((sum + HALF) >> (2 * BITS));
                }
            }
        }
        return new Image(width, height, channels, out);
    }
}
