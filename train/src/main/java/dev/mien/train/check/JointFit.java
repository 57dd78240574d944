package dev.mien.train.check;

import dev.mien.detect.FaceCheck.Joint;
import dev.mien.train.math.Lbfgs;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How a detector's and a check's answers are best made one: logistic regression on proposals that neither learned from. */
final class JointFit {
    /** So many false boxes a picture without a face are put up with; turned pictures and close-ups add another hundredth. */
    static final double FALSE_HITS = 0.02;

    /** What half the squared numbers count beside the mean negative log-likelihood. */
    private static final double RIDGE = 1e-4;

    private static final int ITERATIONS = 200;

    private final List<Proposals> sets;
    private final List<double[]> logits;

    /** @param logits of the check, for each proposal of each set */
    JointFit(List<Proposals> sets, List<double[]> logits) {
        this.sets = sets;
        this.logits = logits;
    }

    /** The likeliest numbers, and the lowest score, in hundredths, with few enough false boxes on every set without faces. */
    Joint fit() {
        double[] x = {1, 1, 0};
        Lbfgs.minimise(this::loss, x, ITERATIONS, 1e-6, (done, of, value) -> {});
        Joint joint = new Joint(x[0], x[1], x[2], 0.5);
        return new Joint(x[0], x[1], x[2], score(joint));
    }

    private double score(Joint joint) {
        double score = 0.01;
        for (int s = 0; s < sets.size(); s++) {
            Proposals set = sets.get(s);
            if (set.empty()) {
                double refused = probabilities(joint, s)
                        .map(p -> -p)
                        .sorted()
                        .map(p -> -p)
                        .skip(Math.round(Math.floor(FALSE_HITS * set.pictures())))
                        .findFirst()
                        .orElse(0);
                score = Math.max(score, (Math.floor(100 * refused) + 1) / 100);
            }
        }
        return Math.min(score, 1);
    }

    /** Of each proposal of a set. */
    DoubleStream probabilities(Joint joint, int set) {
        List<Candidate> faces = sets.get(set).faces();
        double[] said = logits.get(set);
        return IntStream.range(0, said.length)
                .mapToDouble(i -> joint.probability(faces.get(i).face().confidence(), said[i]));
    }

    private double loss(double[] x, double[] gradient) {
        double sum = 0;
        int count = 0;
        double[] slope = new double[3];
        for (int s = 0; s < sets.size(); s++) {
            List<Candidate> faces = sets.get(s).faces();
            for (int i = 0; i < faces.size(); i++) {
                double detector = Joint.logit(faces.get(i).face().confidence());
                double check = logits.get(s)[i];
                double z = x[0] * detector + x[1] * check + x[2];
                double truth = faces.get(i).real() ? 1 : 0;
                sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - truth * z;
                double off = 1 / (1 + Math.exp(-z)) - truth;
                slope[0] += off * detector;
                slope[1] += off * check;
                slope[2] += off;
                count++;
            }
        }
        double value = sum / count;
        for (int k = 0; k < 3; k++) {
            gradient[k] = slope[k] / count + RIDGE * x[k];
            value += RIDGE * x[k] * x[k] / 2;
        }
        return value;
    }
}
