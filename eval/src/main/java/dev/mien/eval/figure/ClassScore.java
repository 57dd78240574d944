package dev.mien.eval.figure;

import dev.mien.face.Expression;

/**
 * How well one expression is told from the others.
 *
 * @param precision of the times it was said, the share that was right; NaN if it was never said
 * @param recall of its pictures, missed ones included, the share found; NaN if there are none
 * @param f1 2 TP / (2 TP + FP + FN); NaN if it neither occurs nor was said
 * @param support its pictures
 */
public record ClassScore(double precision, double recall, double f1, int support) {
    /**
     * {@return how well an expression is told, from the counts of all}
     *
     * @param confusion of one run
     * @param expression that the data set's labels can name
     */
    public static ClassScore of(ConfusionMatrix confusion, Expression expression) {
        double right = confusion.count(expression, expression);
        int said = confusion.predicted(expression);
        int support = confusion.support(expression);
        return new ClassScore(right / said, right / support, 2 * right / (said + support), support);
    }
}
