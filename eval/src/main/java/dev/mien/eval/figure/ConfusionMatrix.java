package dev.mien.eval.figure;

import dev.mien.face.Expression;
import java.util.List;

/** How often each expression was taken for each: rows are the truth, columns what was said, then "missed". */
public final class ConfusionMatrix {
    private final List<Expression> labels;
    private final int[][] counts;

    /** @param labels of rows and columns; every truth and every prediction is among them */
    public ConfusionMatrix(List<Expression> labels, List<Outcome> outcomes) {
        this.labels = List.copyOf(labels);
        this.counts = new int[labels.size()][labels.size() + 1];
        for (Outcome outcome : outcomes) {
            int column =
                    outcome.scores().map(scores -> labels.indexOf(scores.top())).orElse(labels.size());
            counts[labels.indexOf(outcome.truth())][column]++;
        }
    }

    /** The labels of the rows and, in the same order, of the columns but the last. */
    public List<Expression> labels() {
        return labels;
    }

    public int count(Expression truth, Expression predicted) {
        return counts[labels.indexOf(truth)][labels.indexOf(predicted)];
    }

    /** Pictures of an expression that got no answer. */
    public int missed(Expression truth) {
        return counts[labels.indexOf(truth)][labels.size()];
    }

    /** Pictures of an expression. */
    public int support(Expression truth) {
        int sum = missed(truth);
        for (Expression predicted : labels) {
            sum += count(truth, predicted);
        }
        return sum;
    }

    /** How often an expression was said. */
    public int predicted(Expression expression) {
        return labels.stream().mapToInt(truth -> count(truth, expression)).sum();
    }

    /** Pictures named rightly. */
    public int correct() {
        return labels.stream().mapToInt(label -> count(label, label)).sum();
    }
}
