package dev.mien.eval.figure;

import dev.mien.face.Expression;
import java.util.List;

/** How often each expression was taken for each: rows are the truth, columns what was said, then "missed". */
public final class ConfusionMatrix {
    private final List<Expression> labels;
    private final int[][] counts;

    /**
     * Counts the outcomes.
     *
     * @param labels of rows and columns; every truth and every prediction is among them
     * @param outcomes of one run
     */
    public ConfusionMatrix(List<Expression> labels, List<Outcome> outcomes) {
        this.labels = List.copyOf(labels);
        this.counts = new int[labels.size()][labels.size() + 1];
        for (Outcome outcome : outcomes) {
            int column =
                    outcome.scores().map(scores -> labels.indexOf(scores.top())).orElse(labels.size());
            counts[labels.indexOf(outcome.truth())][column]++;
        }
    }

    /** {@return the labels of the rows and, in the same order, of the columns but the last} */
    public List<Expression> labels() {
        return labels;
    }

    /**
     * {@return pictures of one expression that were given another or the same}
     *
     * @param truth the label
     * @param predicted the likeliest expression
     */
    public int count(Expression truth, Expression predicted) {
        return counts[labels.indexOf(truth)][labels.indexOf(predicted)];
    }

    /**
     * {@return pictures of an expression that got no answer}
     *
     * @param truth the label
     */
    public int missed(Expression truth) {
        return counts[labels.indexOf(truth)][labels.size()];
    }

    /**
     * {@return pictures of an expression}
     *
     * @param truth the label
     */
    public int support(Expression truth) {
        int sum = missed(truth);
        for (Expression predicted : labels) {
            sum += count(truth, predicted);
        }
        return sum;
    }

    /**
     * {@return how often an expression was said}
     *
     * @param expression among the labels
     */
    public int predicted(Expression expression) {
        return labels.stream().mapToInt(truth -> count(truth, expression)).sum();
    }

    /** {@return pictures named rightly} */
    public int correct() {
        return labels.stream().mapToInt(label -> count(label, label)).sum();
    }
}
