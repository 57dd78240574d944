package dev.mien.testkit.reference;

import dev.mien.feature.Preprocessing;
import dev.mien.image.Image;

/** Pre-processed grey levels of a grey crop in double precision, {@code [y][x]}. */
final class ReferencePixels {
    private ReferencePixels() {}

    static double[][] of(Image crop, Preprocessing pre) {
        int size = crop.width();
        double[][] v = new double[size][size];
        double sum = 0;
        double squares = 0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double level = crop.sample(x, y, 0) / 255.0;
                v[y][x] = pre == Preprocessing.SQRT ? Math.sqrt(level) : level;
                sum += level;
                squares += level * level;
            }
        }
        if (pre == Preprocessing.STANDARDISE) {
            double mean = sum / (size * size);
            double deviation = Math.sqrt(Math.max(0, squares / (size * size) - mean * mean));
            for (double[] row : v) {
                for (int x = 0; x < size; x++) {
                    row[x] = (row[x] - mean) / (4 * (deviation + 0.02));
                }
            }
        }
        return v;
    }
}
