package dev.mien.train.expression;

import dev.mien.classify.Scaling;
import dev.mien.train.math.Lbfgs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bias-corrected temperature scaling (Alexandari, Kundaje and Shrikumar 2020, arXiv:1901.06852) by maximum likelihood: one
 * temperature and an offset a class, such that the mean over the views of {@code softmax(score / temperature + offset)} is
 * likeliest. The sources count alike, however many faces each has, and within a source the persons, however many pictures there
 * are of each: of who is photographed a hundred times the expression of the day would else become the prior.
 */
final class ScalingFit {
    /**
     * What half the sum of the squared offsets counts beside the mean negative log-likelihood: holds a class that nobody
     * showed, or few, near where the model had it. Five times weaker it fits the sources no better, and a source that took no
     * part worse (docs/method/expression-network.md).
     */
    static final double RIDGE = 0.01;

    private static final int ITERATIONS = 500;

    private final List<ScoredFaces> sources;
    private final List<double[]> weightsBySource;
    private final boolean mirrored;
    private final int classes;

    private ScalingFit(List<ScoredFaces> sources, boolean mirrored) {
        this.sources = sources.stream().filter(source -> source.size() > 0).toList();
        this.weightsBySource = this.sources.stream().map(this::weights).toList();
        this.mirrored = mirrored;
        this.classes = this.sources.get(0).plain()[0].length;
    }

    /**
     * @param sources with at least one face together
     * @param mirrored whether each face is asked with its mirror image
     */
    static Scaling of(List<ScoredFaces> sources, boolean mirrored) {
        ScalingFit fit = new ScalingFit(sources, mirrored);
        double[] x = new double[fit.classes + 1];
        Lbfgs.minimise(fit::loss, x, ITERATIONS, 1e-7, (done, of, value) -> {});
        // Only differences of offsets count; their mean is 0.
        double mean = 0;
        for (int c = 0; c < fit.classes; c++) {
            mean += x[c] / fit.classes;
        }
        List<Double> offsets = new ArrayList<>();
        for (int c = 0; c < fit.classes; c++) {
            offsets.add(x[c] - mean);
        }
        return new Scaling(Math.exp(-x[fit.classes]), offsets);
    }

    /** Of each face of a source. */
    private double[] weights(ScoredFaces source) {
        Map<String, Integer> pictures = new HashMap<>();
        source.persons().forEach(person -> pictures.merge(person, 1, Integer::sum));
        return source.persons().stream()
                .mapToDouble(person -> 1.0 / (sources.size() * pictures.size() * pictures.getOrDefault(person, 1)))
                .toArray();
    }

    /** Of the offsets and, last, the logarithm of the temperature's inverse. */
    private double loss(double[] x, double[] gradient) {
        double inverse = Math.exp(x[classes]);
        double loss = 0;
        Arrays.fill(gradient, 0);
        for (int c = 0; c < classes; c++) {
            loss += RIDGE / 2 * x[c] * x[c];
            gradient[c] = RIDGE * x[c];
        }
        for (int i = 0; i < sources.size(); i++) {
            ScoredFaces source = sources.get(i);
            double[] weights = weightsBySource.get(i);
            for (int face = 0; face < source.size(); face++) {
                double weight = weights[face];
                loss += weight * add(x, inverse, source.views(face, mirrored), source.labels()[face], weight, gradient);
            }
        }
        return loss;
    }

    private double add(double[] x, double inverse, List<float[]> views, int label, double weight, double[] gradient) {
        List<double[]> answers = new ArrayList<>();
        double right = 0;
        for (float[] scores : views) {
            double[] p = softmax(x, inverse, scores);
            answers.add(p);
            right += p[label];
        }
        right = Math.max(right, Double.MIN_NORMAL);
        for (int v = 0; v < answers.size(); v++) {
            double[] p = answers.get(v);
            double share = weight * p[label] / right;
            for (int c = 0; c < classes; c++) {
                double slope = share * (p[c] - (c == label ? 1 : 0));
                gradient[c] += slope;
                gradient[classes] += slope * inverse * views.get(v)[c];
            }
        }
        return -Math.log(right / views.size());
    }

    private double[] softmax(double[] x, double inverse, float[] scores) {
        double[] p = new double[classes];
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            p[c] = scores[c] * inverse + x[c];
            highest = Math.max(highest, p[c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            p[c] = Math.exp(p[c] - highest);
            sum += p[c];
        }
        for (int c = 0; c < classes; c++) {
            p[c] /= sum;
        }
        return p;
    }
}
