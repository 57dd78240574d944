package dev.mien.dataset;

import dev.mien.face.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the annotators of FER+ said of a picture, with single votes dropped as outliers (Barsoum et al. 2016,
 * arXiv:1608.01041, section 3).
 *
 * @param expressions votes of each expression that got at least two
 * @param others votes that the face is of no known expression or that there is no face, where at least two
 */
record Votes(Map<Expression, Integer> expressions, int others) {
    /** @param notAFace the name of the column that says there is no face */
    static Votes of(CsvRow row, String notAFace) throws DatasetException {
        Map<Expression, Integer> votes = new LinkedHashMap<>();
        for (Expression expression : Expression.FERPLUS) {
            int count = row.count(expression.label());
            if (count > 1) {
                votes.put(expression, count);
            }
        }
        return new Votes(votes, withoutSingle(row.count("unknown")) + withoutSingle(row.count(notAFace)));
    }

    /** The expression with more than half of all votes, if there is one. */
    Optional<Expression> majority() {
        int all = sum() + others;
        return expressions.entrySet().stream()
                .filter(vote -> 2 * vote.getValue() > all)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Each expression's share of the votes for expressions, together 1; empty if they are less than half of all votes,
     * since then most annotators saw no known expression or no face.
     */
    Map<Expression, Float> distribution() {
        int sum = sum();
        if (sum < others) {
            return Map.of();
        }
        Map<Expression, Float> shares = new LinkedHashMap<>();
        expressions.forEach((expression, count) -> shares.put(expression, (float) count / sum));
        return shares;
    }

    private int sum() {
        return expressions.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int withoutSingle(int count) {
        return count > 1 ? count : 0;
    }
}
