package dev.mien.eval.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a probability means what it says: of the answers given with 80 %, are 80 % right? Top label, 15 bins of equal
 * width that include their upper edge (Guo et al. 2017, arXiv:1706.04599), over the pictures that got an answer.
 *
 * @param ece the gap between confidence and accuracy, averaged over bins by count; NaN without answers
 * @param bins from 0 to 1; empty ones included
 */
public record Calibration(double ece, List<Bin> bins) {
    static final int BINS = 15;

    /** @param confidence mean over the bin's answers; NaN, like {@code accuracy}, if it has none */
    public record Bin(double low, double high, int count, double confidence, double accuracy) {}

    /**
     * Takes a copy of what it is given.
     *
     * @param ece the gap between confidence and accuracy, averaged over bins by count; NaN without answers
     * @param bins from 0 to 1; empty ones included
     */
    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * {@return how far confidence and correctness go together, in bins of equal width}
     *
     * @param answered outcomes that have scores
     */
    public static Calibration of(List<Outcome> answered) {
        int[] count = new int[BINS];
        int[] correct = new int[BINS];
        double[] confidence = new double[BINS];
        for (Outcome outcome : answered) {
            double p = outcome.confidence();
            int bin = bin(p);
            count[bin]++;
            confidence[bin] += p;
            correct[bin] += outcome.correct() ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        double gap = 0;
        for (int i = 0; i < BINS; i++) {
            gap += Math.abs(confidence[i] - correct[i]);
            bins.add(new Bin(
                    (double) i / BINS,
                    (i + 1.0) / BINS,
                    count[i],
                    confidence[i] / count[i],
                    (double) correct[i] / count[i]));
        }
        return new Calibration(gap / answered.size(), bins);
    }

    /** Compares in single precision, in which probabilities come: 0.2f is in the bin that ends at 0.2. */
    private static int bin(double confidence) {
        int bin = 0;
        while (bin < BINS - 1 && confidence > (float) ((bin + 1.0) / BINS)) {
            bin++;
        }
        return bin;
    }
}
