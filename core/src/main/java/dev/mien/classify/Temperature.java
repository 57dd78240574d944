package dev.mien.classify;

/**
 * Temperature scaling (Guo et al. 2017, arXiv:1706.04599), extended to several views of one face.
 *
 * <p>The probabilities of a face are {@code p = mean over views v of softmax(z_v / T)}, {@code z_v} the scores of view
 * {@code v}: the face alone, or the face and its mirror image. It is the probabilities that are averaged, not the scores,
 * so that each view can be classified on its own; {@code T} is fitted for exactly this composition.
 */
public final class Temperature {
    private static final double LEAST = 1e-3;
    private static final double MOST = 1e3;
    private static final int GRID = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Temperature() {}

    /**
     * {@return the temperature between 0.001 and 1000 with the least negative log-likelihood: the best point of a grid
     * in log T, refined by golden-section search between its neighbours}
     *
     * @param labels the right class of each face
     * @param views scores of each view, shape [faces][classes]; one or more views of the same faces
     */
    public static double fit(int[] labels, float[][]... views) {
        if (views.length == 0 || labels.length == 0) {
            throw new IllegalArgumentException("a temperature needs at least one view of at least one face");
        }
        for (float[][] view : views) {
            if (view.length != labels.length) {
                throw new IllegalArgumentException(view.length + " faces in a view, but " + labels.length + " labels");
            }
        }
        double step = Math.log(MOST / LEAST) / GRID;
        int best = 0;
        double bestLoss = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= GRID; i++) {
            double loss = negativeLogLikelihood(labels, LEAST * Math.exp(i * step), views);
            if (loss < bestLoss) {
                best = i;
                bestLoss = loss;
            }
        }
        double low = Math.log(LEAST) + Math.max(0, best - 1) * step;
        double high = Math.log(LEAST) + Math.min(GRID, best + 1) * step;
        while (high - low > 1e-6) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (negativeLogLikelihood(labels, Math.exp(left), views)
                    < negativeLogLikelihood(labels, Math.exp(right), views)) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /**
     * {@return mean over the faces of {@code -log p[label]}, natural logarithm}
     *
     * @param labels index of the true class of each face
     * @param temperature above 0
     * @param views uncalibrated scores, shape [faces][classes], of one or more views of the same faces, such as plain
     *     and mirrored; their distributions are averaged
     */
    public static double negativeLogLikelihood(int[] labels, double temperature, float[][]... views) {
        double sum = 0;
        for (int face = 0; face < labels.length; face++) {
            double p = 0;
            for (float[][] view : views) {
                p += softmax(view[face], temperature)[labels[face]];
            }
            sum -= Math.log(Math.max(p / views.length, Float.MIN_NORMAL));
        }
        return sum / labels.length;
    }

    /**
     * {@return the calibrated distribution, {@code exp(z_c / T)} over its sum}
     *
     * @param scores uncalibrated, one for each class
     * @param temperature {@code T}, above 0: larger ones make the distribution flatter
     */
    public static float[] softmax(float[] scores, double temperature) {
        double highest = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        double[] exponentials = new double[scores.length];
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            exponentials[c] = Math.exp((scores[c] - highest) / temperature);
            sum += exponentials[c];
        }
        float[] probabilities = new float[scores.length];
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] = (float) (exponentials[c] / sum);
        }
        return probabilities;
    }
}
