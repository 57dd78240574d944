package dev.mien.testkit.reference;

import dev.mien.feature.GaborExtractor;
import dev.mien.image.Image;

/** Gabor magnitudes as {@link GaborExtractor} describes them: every filter as one two-dimensional complex sum. */
public final class ReferenceGabor {
    private ReferenceGabor() {}

    /**
     * {@return the vector that the extractor must give, but for rounding}
     *
     * @param o options of the extractor
     * @param crop of any size
     */
    public static double[] describe(GaborExtractor.Options o, Image crop) {
        int perCell = o.scales() * o.orientations();
        double[] vector = new double[o.grid() * o.grid() * perCell];
        for (int s = 0; s < o.scales(); s++) {
            double[][] picture = ReferencePixels.of(crop, o.pre());
            double wavelength = o.wavelength() * Math.pow(o.ratio(), s);
            for (double factor = Math.pow(o.ratio(), s); factor > 2 - 1e-9; factor /= 2) {
                picture = halved(picture);
                wavelength /= 2;
            }
            for (int orientation = 0; orientation < o.orientations(); orientation++) {
                double[][] magnitudes =
                        magnitudes(picture, wavelength, o.deviation(), Math.PI * orientation / o.orientations());
                for (int cell = 0; cell < o.grid() * o.grid(); cell++) {
                    vector[cell * perCell + s * o.orientations() + orientation] =
                            mean(magnitudes, o.grid(), cell / o.grid(), cell % o.grid());
                }
            }
        }
        double squares = o.epsilon() * o.epsilon();
        for (int i = 0; i < vector.length; i++) {
            vector[i] = o.root() ? Math.sqrt(vector[i]) : vector[i];
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= o.weight() / Math.sqrt(squares);
        }
        return vector;
    }

    private static double[][] halved(double[][] v) {
        double[][] half = new double[v.length / 2][v.length / 2];
        for (int y = 0; y < v.length; y++) {
            for (int x = 0; x < v.length; x++) {
                half[y / 2][x / 2] += v[y][x] / 4;
            }
        }
        return half;
    }

    private static double[][] magnitudes(double[][] v, double wavelength, double deviations, double angle) {
        int reach = (int) Math.ceil(3 * deviations * wavelength);
        double k = 2 * Math.PI / wavelength;
        double sigma = deviations * wavelength;
        double sum = 0;
        double waveSum = 0;
        for (double dy = 0.5 - reach; dy < reach; dy++) {
            for (double dx = 0.5 - reach; dx < reach; dx++) {
                double gauss = Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
                sum += gauss;
                waveSum += gauss * Math.cos(k * (dx * Math.cos(angle) + dy * Math.sin(angle)));
            }
        }
        double mean = waveSum / sum;
        int places = v.length / 2;
        double[][] magnitudes = new double[places][places];
        for (int py = 0; py < places; py++) {
            for (int px = 0; px < places; px++) {
                double real = 0;
                double imaginary = 0;
                for (int ty = -reach; ty < reach; ty++) {
                    for (int tx = -reach; tx < reach; tx++) {
                        double dx = tx + 0.5;
                        double dy = ty + 0.5;
                        double gauss = Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma)) / sum;
                        double phase = k * (dx * Math.cos(angle) + dy * Math.sin(angle));
                        double level = v[clamp(2 * py + 1 + ty, v.length)][clamp(2 * px + 1 + tx, v.length)];
                        real += level * gauss * (Math.cos(phase) - mean);
                        imaginary += level * gauss * Math.sin(phase);
                    }
                }
                magnitudes[py][px] = Math.hypot(real, imaginary);
            }
        }
        return magnitudes;
    }

    private static double mean(double[][] v, int grid, int row, int column) {
        double cell = (double) v.length / grid;
        double sum = 0;
        double weights = 0;
        for (int y = 0; y < v.length; y++) {
            for (int x = 0; x < v.length; x++) {
                double weight = Math.max(0, 1 - Math.abs((y + 0.5) / cell - row - 0.5))
                        * Math.max(0, 1 - Math.abs((x + 0.5) / cell - column - 0.5));
                sum += weight * v[y][x];
                weights += weight;
            }
        }
        return sum / weights;
    }

    private static int clamp(int i, int length) {
        return Math.min(Math.max(i, 0), length - 1);
    }
}
