package dev.mien.detect;

/**
 * What a network is given of one picture.
 *
 * @param values [count][height][width]
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Planes(float[] values, int width, int height) {
    int count() {
        return values.length / (width * height);
    }

    /** The means of two by two, filled up with 0 to multiples of {@code step}. The sides must be even. */
    Planes halved(int step) {
        int newWidth = (width / 2 + step - 1) / step * step;
        int newHeight = (height / 2 + step - 1) / step * step;
        float[] means = new float[count() * newWidth * newHeight];
        for (int plane = 0; plane < count(); plane++) {
            for (int y = 0; y < height / 2; y++) {
                int from = (plane * height + 2 * y) * width;
                int to = (plane * newHeight + y) * newWidth;
                for (int x = 0; x < width / 2; x++, from += 2) {
                    means[to + x] =
                            (values[from] + values[from + 1] + values[from + width] + values[from + width + 1]) / 4;
                }
            }
        }
        return new Planes(means, newWidth, newHeight);
    }
}
