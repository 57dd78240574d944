package dev.mien.image;

/** Affine resampling: box-averaged reduction by whole numbers, then bilinear interpolation. */
final class Warp {
    private Warp() {}

    static Image apply(Image source, Affine toTarget, int width, int height) {
        double stepX = Math.hypot(toTarget.a(), toTarget.d());
        double stepY = Math.hypot(toTarget.b(), toTarget.e());
        int blockX = blockFor(stepX);
        int blockY = blockFor(stepY);
        if (blockX == 1 && blockY == 1) {
            return bilinear(source, toTarget.inverse(), width, height);
        }
        // Only the part that the target can see is reduced; a small face in a large picture stays cheap.
        int[] seen = visibleRectangle(source, toTarget.inverse(), width, height, blockX, blockY);
        Image reduced = reduce(source, seen, blockX, blockY);
        Affine reducedToTarget = Affine.scale(blockX, blockY)
                .then(Affine.translate(seen[0], seen[1]))
                .then(toTarget);
        return bilinear(reduced, reducedToTarget.inverse(), width, height);
    }

    private static int blockFor(double scale) {
        return scale >= 1 ? 1 : Math.max(1, (int) Math.round(1 / scale));
    }

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
        int left = clamp((int) Math.floor(minX) - 2 * blockX, 0, source.width() - 1);
        int top = clamp((int) Math.floor(minY) - 2 * blockY, 0, source.height() - 1);
        int right = clamp((int) Math.ceil(maxX) + 2 * blockX, left + 1, source.width());
        int bottom = clamp((int) Math.ceil(maxY) + 2 * blockY, top + 1, source.height());
        return new int[] {left, top, right, bottom};
    }

    /** Averages blocks; the last block of a row or column takes what is left. */
    private static Image reduce(Image source, int[] part, int blockX, int blockY) {
        int channels = source.channels();
        byte[] in = source.samples();
        int outWidth = (part[2] - part[0] + blockX - 1) / blockX;
        int outHeight = (part[3] - part[1] + blockY - 1) / blockY;
        byte[] out = new byte[outWidth * outHeight * channels];
        for (int oy = 0; oy < outHeight; oy++) {
            int y0 = part[1] + oy * blockY;
            int y1 = Math.min(y0 + blockY, part[3]);
            for (int ox = 0; ox < outWidth; ox++) {
                int x0 = part[0] + ox * blockX;
                int x1 = Math.min(x0 + blockX, part[2]);
                int count = (x1 - x0) * (y1 - y0);
                for (int c = 0; c < channels; c++) {
                    long sum = 0;
                    for (int y = y0; y < y1; y++) {
                        for (int x = x0; x < x1; x++) {
                            sum += in[(y * source.width() + x) * channels + c] & 0xff;
                        }
                    }
                    out[(oy * outWidth + ox) * channels + c] = (byte) ((sum + count / 2) / count);
                }
            }
        }
        return new Image(outWidth, outHeight, channels, out);
    }

    private static Image bilinear(Image source, Affine toSource, int width, int height) {
        int channels = source.channels();
        byte[] in = source.samples();
        byte[] out = new byte[width * height * channels];
        int lastX = source.width() - 1;
        int lastY = source.height() - 1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sx = toSource.a() * (x + 0.5) + toSource.b() * (y + 0.5) + toSource.c() - 0.5;
                double sy = toSource.d() * (x + 0.5) + toSource.e() * (y + 0.5) + toSource.f() - 0.5;
                int ix = (int) Math.floor(sx);
                int iy = (int) Math.floor(sy);
                double fx = sx - ix;
                double fy = sy - iy;
                int x0 = clamp(ix, 0, lastX);
                int x1 = clamp(ix + 1, 0, lastX);
                int row0 = clamp(iy, 0, lastY) * source.width();
                int row1 = clamp(iy + 1, 0, lastY) * source.width();
                for (int c = 0; c < channels; c++) {
                    double top = (1 - fx) * (in[(row0 + x0) * channels + c] & 0xff)
                            + fx * (in[(row0 + x1) * channels + c] & 0xff);
                    double bottom = (1 - fx) * (in[(row1 + x0) * channels + c] & 0xff)
                            + fx * (in[(row1 + x1) * channels + c] & 0xff);
                    out[(y * width + x) * channels + c] = (byte) (int) ((1 - fy) * top + fy * bottom + 0.5);
                }
            }
        }
        return new Image(width, height, channels, out);
    }

    private static int clamp(int value, int low, int high) {
        return Math.max(low, Math.min(high, value));
    }
}
