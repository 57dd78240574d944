package dev.mien.train.engine;

import dev.mien.train.net.TorchScript.Precision;

/**
 * How a network is trained, whatever it learns.
 *
 * @param epochs rounds; what an epoch is, the trainer says
 * @param batch examples a step
 * @param rate peak learning rate, above 0 and at most 1
 * @param warmUp epochs of rising learning rate
 * @param decay weight decay
 * @param averageDecay share of the moving average kept at each step
 * @param threads parts of a batch worked on at the same time; another number gives other sums, so other weights
 * @param precision of the trunk's activations
 * @param seed of everything random
 */
public record TrainingOptions(
        int epochs,
        int batch,
        double rate,
        double warmUp,
        float decay,
        double averageDecay,
        int threads,
        Precision precision,
        long seed) {
    /**
     * Checks the components.
     *
     * @param epochs rounds; what an epoch is, the trainer says
     * @param batch examples a step
     * @param rate peak learning rate, above 0 and at most 1
     * @param warmUp epochs of rising learning rate
     * @param decay weight decay
     * @param averageDecay share of the moving average kept at each step
     * @param threads parts of a batch worked on at the same time; another number gives other sums, so other weights
     * @param precision of the trunk's activations
     * @param seed of everything random
     * @throws IllegalArgumentException if a value is out of its range, or a batch has fewer examples than there are
     *     threads
     */
    public TrainingOptions {
        if (epochs < 1 || threads < 1 || !(rate > 0) || rate > 1) {
            throw new IllegalArgumentException("epochs and threads must be 1 or more and the rate above 0, at most 1;"
                    + " got epochs " + epochs + ", threads " + threads + ", rate " + rate);
        }
        if (batch < threads) {
            throw new IllegalArgumentException(
                    "a batch must have an example for each of the " + threads + " threads, got " + batch);
        }
        if (!(warmUp >= 0) || !(decay >= 0) || !(averageDecay >= 0) || averageDecay >= 1) {
            throw new IllegalArgumentException(
                    "warm-up and decay must not be negative and the average's decay below 1; got " + warmUp + ", "
                            + decay + " and " + averageDecay);
        }
    }

    /**
     * {@return these options with another number of epochs}
     *
     * @param other at least 1
     */
    public TrainingOptions withEpochs(int other) {
        return new TrainingOptions(other, batch, rate, warmUp, decay, averageDecay, threads, precision, seed);
    }

    /**
     * {@return these options with another learning rate}
     *
     * @param other above 0
     */
    public TrainingOptions withRate(double other) {
        return new TrainingOptions(epochs, batch, other, warmUp, decay, averageDecay, threads, precision, seed);
    }

    /**
     * {@return these options with another seed}
     *
     * @param other any number
     */
    public TrainingOptions withSeed(long other) {
        return new TrainingOptions(epochs, batch, rate, warmUp, decay, averageDecay, threads, precision, other);
    }
}
