package dev.mien.testkit.reference;

import dev.mien.feature.HogExtractor;
import dev.mien.image.Image;

/** HOG as {@link HogExtractor} describes it, straight from the formulas: for every cell, every pixel is asked. */
public final class ReferenceHog {
    private final HogExtractor.Options o;
    private final double[][] v;
    private final double[][] magnitude;
    private final double[][] angle;

    private ReferenceHog(HogExtractor.Options options, Image crop) {
        o = options;
        v = ReferencePixels.of(crop, o.pre());
        magnitude = new double[o.size()][o.size()];
        angle = new double[o.size()][o.size()];
        for (int y = 0; y < o.size(); y++) {
            for (int x = 0; x < o.size(); x++) {
                double gx = pixel(x + 1, y) - pixel(x - 1, y);
                double gy = pixel(x, y + 1) - pixel(x, y - 1);
                magnitude[y][x] = Math.hypot(gx, gy);
                angle[y][x] = (Math.toDegrees(Math.atan2(gy, gx)) + 360) % (o.signed() ? 360 : 180);
            }
        }
    }

    /**
     * {@return the vector that the extractor must give, but for rounding}
     *
     * @param options of the extractor
     * @param crop of any size
     */
    public static double[] describe(HogExtractor.Options options, Image crop) {
        return new ReferenceHog(options, crop).vector();
    }

    private double[] vector() {
        int blocks = (o.size() / o.cell() - o.block()) / o.stride() + 1;
        int perBlock = o.block() * o.block() * o.bins();
        double[] vector = new double[blocks * blocks * perBlock];
        for (int by = 0; by < blocks; by++) {
            for (int bx = 0; bx < blocks; bx++) {
                double[] block = new double[perBlock];
                for (int cy = 0; cy < o.block(); cy++) {
                    for (int cx = 0; cx < o.block(); cx++) {
                        for (int b = 0; b < o.bins(); b++) {
                            block[(cy * o.block() + cx) * o.bins() + b] =
                                    cellBin(by * o.stride() + cy, bx * o.stride() + cx, b);
                        }
                    }
                }
                normalise(block);
                for (int i = 0; i < perBlock; i++) {
                    vector[(by * blocks + bx) * perBlock + i] = block[i] * o.weight() / blocks;
                }
            }
        }
        return vector;
    }

    private double cellBin(int row, int column, int bin) {
        double range = o.signed() ? 360 : 180;
        double width = range / o.bins();
        double sum = 0;
        for (int y = 0; y < o.size(); y++) {
            for (int x = 0; x < o.size(); x++) {
                double near = near(y, row) * near(x, column);
                if (near == 0) {
                    continue;
                }
                double distance = Math.abs(angle[y][x] - (bin + 0.5) * width);
                distance = Math.min(distance, range - distance);
                double share = Math.max(0, 1 - distance / width);
                sum += magnitude[y][x] * share * near;
            }
        }
        return sum / (o.cell() * o.cell());
    }

    private double near(int pixel, int cell) {
        if (!o.soft()) {
            return pixel / o.cell() == cell ? 1 : 0;
        }
        double distance = Math.abs(pixel + 0.5 - (cell + 0.5) * o.cell());
        return Math.max(0, 1 - distance / o.cell());
    }

    private double pixel(int x, int y) {
        return v[Math.min(Math.max(y, 0), o.size() - 1)][Math.min(Math.max(x, 0), o.size() - 1)];
    }

    private void normalise(double[] block) {
        divide(block, euclidean(block));
        for (int i = 0; i < block.length; i++) {
            block[i] = Math.min(block[i], o.clip());
        }
        divide(block, euclidean(block));
        if (o.root()) {
            double sum = o.epsilon();
            for (double value : block) {
                sum += value;
            }
            for (int i = 0; i < block.length; i++) {
                block[i] = Math.sqrt(block[i] / sum);
            }
        }
    }

    private double euclidean(double[] block) {
        double squares = o.epsilon() * o.epsilon();
        for (double value : block) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    private static void divide(double[] block, double by) {
        for (int i = 0; i < block.length; i++) {
            block[i] /= by;
        }
    }
}
