package dev.mien.train.svm;

/** What a wrong score costs, for targets that may be shares of votes. */
public enum Loss {
    /**
     * The squared hinge of a one-vs-rest support vector machine (L2-SVM): {@code y max(0, 1 - s)^2 + (1 - y) max(0, 1 +
     * s)^2}, summed over the classes. With a share y it is the expected loss of a label drawn from the votes.
     */
    SQUARED_HINGE {
        @Override
        double add(float[] scores, float[] targets, int from, int to, float weight, float[] gradient) {
            double sum = 0;
            for (int c = from; c < to; c++) {
                float shortfall = Math.max(0, 1 - scores[c]);
                float excess = Math.max(0, 1 + scores[c]);
                float y = targets[c];
                sum += y * shortfall * shortfall + (1 - y) * excess * excess;
                gradient[c] += weight * 2 * ((1 - y) * excess - y * shortfall);
            }
            return weight * sum;
        }
    },

    /** The cross-entropy of multinomial logistic regression: {@code -sum_c y_c log softmax(s)_c}. */
    CROSS_ENTROPY {
        @Override
        double add(float[] scores, float[] targets, int from, int to, float weight, float[] gradient) {
            float highest = Float.NEGATIVE_INFINITY;
            for (int c = from; c < to; c++) {
                highest = Math.max(highest, scores[c]);
            }
            double total = 0;
            double votes = 0;
            double agreed = 0;
            for (int c = from; c < to; c++) {
                total += Math.exp(scores[c] - highest);
                votes += targets[c];
                agreed += targets[c] * (scores[c] - highest);
            }
            for (int c = from; c < to; c++) {
                gradient[c] += (float) (weight * (votes * Math.exp(scores[c] - highest) / total - targets[c]));
            }
            return weight * (votes * Math.log(total) - agreed);
        }
    };

    /** The loss of {@code scores[from..to)} times the weight; adds its gradient by the scores to {@code gradient}. */
    abstract double add(float[] scores, float[] targets, int from, int to, float weight, float[] gradient);
}
