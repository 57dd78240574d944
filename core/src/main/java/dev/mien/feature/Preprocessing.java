package dev.mien.feature;

import dev.mien.image.Image;

/** What happens to a grey crop before features are taken from it. */
public enum Preprocessing {
    /** Grey levels as they are, 0 to 1. */
    NONE {
        @Override
        void apply(float[] pixels) {}
    },
    /** Their square root, 0 to 1: the gamma compression of Dalal and Triggs (2005), which lifts shadows. */
    SQRT {
        @Override
        void apply(float[] pixels) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) Math.sqrt(pixels[i]);
            }
        }
    },
    /**
     * {@code (v - mean) / (4 (deviation + 0.02))} over the crop: light and contrast evened out, a quarter of a unit as
     * standard deviation.
     */
    STANDARDISE {
        @Override
        void apply(float[] pixels) {
            double sum = 0;
            for (float v : pixels) {
                sum += v;
            }
            double mean = sum / pixels.length;
            double squares = 0;
            for (float v : pixels) {
                squares += (v - mean) * (v - mean);
            }
            double factor = 0.25 / (Math.sqrt(squares / pixels.length) + 0.02);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) ((pixels[i] - mean) * factor);
            }
        }
    };

    /** The crop in grey, scaled to {@code size} squared, pre-processed; row by row. */
    float[] read(Image crop, int size) {
        float[] pixels = grey(crop, size).toFloats();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] /= 255;
        }
        apply(pixels);
        return pixels;
    }

    static Image grey(Image crop, int size) {
        return crop.toGray().resize(size, size);
    }

    abstract void apply(float[] pixels);
}
