package dev.mien.feature;

import java.util.Arrays;

/**
 * Gabor filters of one wavelength and all orientations over a square picture, read at the corners between every 2x2
 * pixels: as dense as magnitudes this smooth need, and a grid that mirrors onto itself.
 *
 * <p>With a round envelope, {@code g(x) g(y) exp(i (ax + by))} is a row filter followed by a column filter, and as the
 * picture is real, the four combinations of their cosine and sine parts give the waves {@code (a, b)} and
 * {@code (-a, b)} at once.
 */
final class GaborScale {
    private final int size;
    private final int orientations;
    private final int reach;
    private final int padded;
    private final float[] envelope;
    private final Wave[] waves;

    /**
     * @param size side of the picture, even
     * @param wavelength of the wave in pixels
     * @param deviation standard deviation of the envelope in pixels; it is cut at three of them, rounded up to pixels
     * @param orientations how many, evenly over 180 degrees
     */
    GaborScale(int size, double wavelength, double deviation, int orientations) {
        this.size = size;
        this.orientations = orientations;
        reach = (int) Math.ceil(3 * deviation);
        padded = size + 2 * reach;
        double[] gauss = gauss(deviation, reach);
        envelope = cosine(gauss, 0);
        waves = new Wave[orientations / 2 + 1];
        double frequency = 2 * Math.PI / wavelength;
        for (int o = 0; o < waves.length; o++) {
            double angle = Math.PI * o / orientations;
            waves[o] = new Wave(gauss, frequency * Math.cos(angle), frequency * Math.sin(angle));
        }
    }

    /** Places a side where responses are read. */
    int places() {
        return size / 2;
    }

    /** Magnitudes {@code [orientation][y * places + x]} of the responses to a picture of {@code size} squared. */
    float[][] magnitudes(float[] pixels) {
        float[] picture = padded(pixels);
        float[] blurred = filter(filter(picture, envelope, 1), envelope, 1);
        float[][] magnitudes = new float[orientations][];
        for (int o = 0; o < waves.length; o++) {
            Wave wave = waves[o];
            float[] cosine = filter(picture, wave.cosX, 1);
            float[] sine = filter(picture, wave.sinX, -1);
            float[] cc = filter(cosine, wave.cosY, 1);
            float[] cs = filter(cosine, wave.sinY, -1);
            float[] sc = filter(sine, wave.cosY, 1);
            float[] ss = filter(sine, wave.sinY, -1);
            for (int i = 0; i < cc.length; i++) {
                cc[i] -= wave.mean * blurred[i];
            }
            int mirrored = orientations - o;
            if (mirrored < orientations && mirrored != o) {
                magnitudes[mirrored] = magnitude(cc, ss, cs, sc, -1);
            }
            magnitudes[o] = magnitude(cc, ss, cs, sc, 1);
        }
        return magnitudes;
    }

    /** {@code |cc - sign ss + i (cs + sign sc)|}. */
    private static float[] magnitude(float[] cc, float[] ss, float[] cs, float[] sc, int sign) {
        float[] magnitude = new float[cc.length];
        for (int i = 0; i < magnitude.length; i++) {
            float real = cc[i] - sign * ss[i];
            float imaginary = cs[i] + sign * sc[i];
            magnitude[i] = (float) Math.sqrt(real * real + imaginary * imaginary);
        }
        return magnitude;
    }

    /**
     * Filters every line of {@code padded} values at the midpoints of its pairs, with taps that are even ({@code parity}
     * 1) or odd (-1). The result is transposed, so that filtering it again goes over the other axis and turns it back.
     */
    private float[] filter(float[] in, float[] taps, int parity) {
        int places = places();
        int lines = in.length / padded;
        float[] out = new float[places * lines];
        for (int line = 0; line < lines; line++) {
            for (int place = 0; place < places; place++) {
                int after = line * padded + reach + 2 * place + 1;
                int before = after - 1;
                float sum = 0;
                for (int t = 0; t < taps.length; t++) {
                    sum += taps[t] * (in[after + t] + parity * in[before - t]);
                }
                out[place * lines + line] = sum;
            }
        }
        return out;
    }

    /** The filters have no mean, so one level may be taken off all pixels; then a blank picture is exactly zero. */
    private float[] padded(float[] pixels) {
        float[] out = new float[padded * padded];
        float level = pixels[0];
        for (int y = 0, i = 0; y < padded; y++) {
            int row = clamped(y) * size;
            for (int x = 0; x < padded; x++, i++) {
                out[i] = pixels[row + clamped(x)] - level;
            }
        }
        return out;
    }

    private int clamped(int paddedIndex) {
        return Math.max(0, Math.min(paddedIndex - reach, size - 1));
    }

    /** A Gaussian at 0.5, 1.5, ... {@code reach - 0.5}, which with its other half sums to 1. */
    private static double[] gauss(double deviation, int reach) {
        double[] taps = new double[reach];
        for (int t = 0; t < reach; t++) {
            double distance = (t + 0.5) / deviation;
            taps[t] = Math.exp(-0.5 * distance * distance);
        }
        double sum = 2 * Arrays.stream(taps).sum();
        return Arrays.stream(taps).map(tap -> tap / sum).toArray();
    }

    private static float[] cosine(double[] gauss, double frequency) {
        float[] taps = new float[gauss.length];
        for (int t = 0; t < taps.length; t++) {
            taps[t] = (float) (gauss[t] * Math.cos(frequency * (t + 0.5)));
        }
        return taps;
    }

    private static float[] sine(double[] gauss, double frequency) {
        float[] taps = new float[gauss.length];
        for (int t = 0; t < taps.length; t++) {
            taps[t] = (float) (gauss[t] * Math.sin(frequency * (t + 0.5)));
        }
        return taps;
    }

    /** The filters of the wave {@code exp(i (ax + by))}. */
    private static final class Wave {
        final float[] cosX;
        final float[] sinX;
        final float[] cosY;
        final float[] sinY;
        /** Response to a constant 1. */
        final float mean;

        Wave(double[] gauss, double a, double b) {
            cosX = cosine(gauss, a);
            sinX = sine(gauss, a);
            cosY = cosine(gauss, b);
            sinY = sine(gauss, b);
            mean = 4 * sum(cosX) * sum(cosY);
        }

        private static float sum(float[] taps) {
            float sum = 0;
            for (float tap : taps) {
                sum += tap;
            }
            return sum;
        }
    }
}
