package dev.mien.train.svm;

import dev.mien.train.math.Matrix;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a machine should answer: for each sample a distribution over the classes of each label set. Several label sets
 * ("heads", such as the eight classes of FER+ and the seven of FER-2013) can be learnt side by side from the same faces.
 */
public final class Targets {
    private final Matrix shares;
    private final Matrix weights;
    private final Optional<Matrix> priors;
    private final int[] starts;

    /**
     * Takes the matrices as they are, without a copy.
     *
     * @param shares shape [samples][all classes]: shares of votes, 0 to 1, the heads' classes one after the other
     * @param weights shape [samples][heads]: how much a sample counts for a head; 0 where it has no label there
     * @param heads number of classes of each head
     * @throws IllegalArgumentException if the shapes do not fit each other and {@code heads}
     */
    public Targets(Matrix shares, Matrix weights, int... heads) {
        this(shares, weights, Optional.empty(), heads);
    }

    /** @param priors shape [samples][classes of the first head], added to its scores before they are compared with the shares */
    Targets(Matrix shares, Matrix weights, Optional<Matrix> priors, int... heads) {
        starts = new int[heads.length + 1];
        for (int h = 0; h < heads.length; h++) {
            starts[h + 1] = starts[h] + heads[h];
        }
        if (shares.columns() != starts[heads.length]
                || weights.columns() != heads.length
                || shares.rows() != weights.rows()) {
            throw new IllegalArgumentException("shares of " + shares.rows() + " x " + shares.columns()
                    + " and weights of " + weights.rows() + " x " + weights.columns() + " do not fit heads "
                    + Arrays.toString(heads));
        }
        if (priors.isPresent()
                && (priors.get().rows() != shares.rows() || priors.get().columns() != heads[0])) {
            throw new IllegalArgumentException("priors of " + priors.get().rows() + " x "
                    + priors.get().columns() + " do not fit " + shares.rows() + " samples of " + heads[0] + " classes");
        }
        this.shares = shares;
        this.weights = weights;
        this.priors = priors;
    }

    /**
     * {@return plain labels of one label set, every sample of weight 1}
     *
     * @param labels the class of each sample, from 0
     * @param classes number of classes
     */
    public static Targets ofLabels(int[] labels, int classes) {
        Matrix shares = new Matrix(labels.length, classes);
        Matrix weights = new Matrix(labels.length, 1);
        for (int i = 0; i < labels.length; i++) {
            shares.set(i, labels[i], 1);
            weights.set(i, 0, 1);
        }
        return new Targets(shares, weights, classes);
    }

    /** {@return the number of samples} */
    public int samples() {
        return shares.rows();
    }

    /** {@return the number of classes of all heads together} */
    public int classes() {
        return shares.columns();
    }

    /**
     * {@return the first class of a head; that of the head after the last is {@link #classes()}}
     *
     * @param head from 0 to the number of heads
     */
    public int start(int head) {
        return starts[head];
    }

    int heads() {
        return weights.columns();
    }

    float share(int sample, int classIndex) {
        return shares.get(sample, classIndex);
    }

    float weight(int sample, int head) {
        return weights.get(sample, head);
    }

    /** How many samples count for any head. */
    int counted() {
        return (int) IntStream.range(0, samples()).filter(this::counts).count();
    }

    /** Whether a sample counts for any head. */
    boolean counts(int sample) {
        for (int h = 0; h < weights.columns(); h++) {
            if (weights.get(sample, h) > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The mean weighted loss of samples, and its gradient by their scores.
     *
     * @param samples which samples the rows of {@code scores} are
     * @param scores shape [samples.length][classes]
     * @param gradient overwritten, of the shape of {@code scores}
     * @param divisor what the sum is divided by
     */
    double loss(Loss loss, int[] samples, Matrix scores, Matrix gradient, double divisor) {
        double sum = 0;
        int classes = classes();
        float[] s = new float[classes];
        float[] y = new float[classes];
        float[] g = new float[classes];
        for (int i = 0; i < samples.length; i++) {
            System.arraycopy(scores.data(), i * classes, s, 0, classes);
            for (int c = 0; priors.isPresent() && c < starts[1]; c++) {
                s[c] += priors.get().get(samples[i], c);
            }
            System.arraycopy(shares.data(), samples[i] * classes, y, 0, classes);
            Arrays.fill(g, 0);
            for (int h = 0; h < weights.columns(); h++) {
                float weight = (float) (weights.get(samples[i], h) / divisor);
                if (weight > 0) {
                    sum += loss.add(s, y, starts[h], starts[h + 1], weight, g);
                }
            }
            System.arraycopy(g, 0, gradient.data(), i * classes, classes);
        }
        return sum;
    }
}
