package dev.mien.track;

import dev.mien.face.Box;
import dev.mien.image.Image;
import java.nio.ByteBuffer;

/**
 * What a person looks like, roughly: histograms of brightness and of two colour differences over hair, face and the top of
 * the clothes, after the colour histograms of Swain and Ballard (1991), compared by the distance of Hellinger. Not an
 * identity: two people in the same clothes look the same to it, and it is forgotten with the track.
 */
final class Appearance {
    private static final int BINS = 8;
    private static final int CHANNELS = 3;
    private static final int BANDS = 3;
    /** Samples a side of each band; enough for a histogram at any size of face. */
    private static final int SAMPLES = 16;
    /** How far the bands reach above and below the box, in its heights. */
    private static final double ABOVE = 0.3;

    private static final double BELOW = 0.5;

    /** Square roots of shares, so that the distance of Hellinger is the Euclidean one. */
    private final double[] roots;

    private Appearance(double[] roots) {
        this.roots = roots;
    }

    static Appearance of(Image image, Box box) {
        double top = box.y() - ABOVE * box.height();
        double bandHeight = box.height() * (1 + ABOVE + BELOW) / BANDS;
        double[] counts = new double[BANDS * CHANNELS * BINS];
        int[] inside = new int[BANDS];
        ByteBuffer samples = image.buffer();
        for (int band = 0; band < BANDS; band++) {
            for (int i = 0; i < SAMPLES * SAMPLES; i++) {
                int column = i % SAMPLES;
                int row = i / SAMPLES;
                int x = (int) Math.floor(box.x() + box.width() * (column + 0.5) / SAMPLES);
                int y = (int) Math.floor(top + bandHeight * (band + (row + 0.5) / SAMPLES));
                if (x >= 0 && x < image.width() && y >= 0 && y < image.height()) {
                    count(samples, (y * image.width() + x) * image.channels(), image.isGray(), counts, band);
                    inside[band]++;
                }
            }
        }
        for (int i = 0; i < counts.length; i++) {
            int pixels = inside[i / (CHANNELS * BINS)];
            counts[i] = pixels == 0 ? Math.sqrt(1.0 / BINS) : Math.sqrt(counts[i] / pixels);
        }
        return new Appearance(counts);
    }

    private static void count(ByteBuffer samples, int at, boolean gray, double[] counts, int band) {
        int r = samples.get(at) & 0xff;
        int g = gray ? r : samples.get(at + 1) & 0xff;
        int b = gray ? r : samples.get(at + 2) & 0xff;
        int first = band * CHANNELS * BINS;
        spread(counts, first, (r + g + b) / 3.0);
        // Skin, hair and most clothes lie near grey, so the middle of the colour differences is spread over the bins.
        spread(counts, first + BINS, 128 + 1.5 * (r - g));
        spread(counts, first + 2 * BINS, 128 + 1.5 * ((r + g) / 2.0 - b));
    }

    /** Shared between the two nearest bins, so that a slight change of light changes little. */
    private static void spread(double[] counts, int first, double value) {
        double place = Math.max(0, Math.min(BINS - 1, value / 256 * BINS - 0.5));
        int bin = Math.min(BINS - 2, (int) place);
        counts[first + bin] += 1 - (place - bin);
        counts[first + bin + 1] += place - bin;
    }

    /** Root of the mean squared distance of Hellinger over the histograms: 0 for the same colours, 1 for none in common. */
    double distance(Appearance other) {
        double sum = 0;
        for (int i = 0; i < roots.length; i++) {
            double d = roots[i] - other.roots[i];
            sum += d * d;
        }
        return Math.sqrt(sum / 2 / (BANDS * CHANNELS));
    }

    /** This one, moved towards a newer one by a share of 0 to 1. */
    Appearance towards(Appearance newer, double share) {
        double[] mixed = new double[roots.length];
        for (int i = 0; i < mixed.length; i++) {
            double old = roots[i] * roots[i];
            double recent = newer.roots[i] * newer.roots[i];
            mixed[i] = Math.sqrt(old + share * (recent - old));
        }
        return new Appearance(mixed);
    }
}
