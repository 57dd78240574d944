package dev.mien.dataset;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A picture of one face with what people said it shows.
 *
 * @param id names it within its data set: its file's relative name, or file and line
 * @param label the one expression; empty where the data set's convention leaves the picture out
 * @param distribution the share of each expression that got any, together 1; empty if none did or
 *     most annotators saw no known expression. Pictures without a
 *     label may still have one, for training with soft labels
 * @param picture the pixels
 */
public record Sample(
        String id, Optional<Expression> label, Map<Expression, Float> distribution, PictureSource picture) {
    /**
     * Takes a copy of what it is given.
     *
     * @param id names it within its data set: its file's relative name, or file and line
     * @param label the one expression; empty where the data set's convention leaves the picture out
     * @param distribution the share of each expression that got any, together 1; empty if none did or most annotators
     *     saw no known expression. Pictures without a label may still have one, for training with soft labels
     * @param picture the pixels
     */
    public Sample {
        Map<Expression, Float> shares = new LinkedHashMap<>();
        for (Expression expression : Expressions.ordered(distribution.keySet())) {
            shares.put(expression, distribution.getOrDefault(expression, 0f));
        }
        distribution = Collections.unmodifiableMap(shares);
    }

    /** A sample with one label and no votes. */
    static Sample of(String id, Optional<Expression> label, PictureSource picture) {
        return new Sample(id, label, label.map(e -> Map.of(e, 1f)).orElse(Map.of()), picture);
    }
}
