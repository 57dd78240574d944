package dev.mien.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mien.base.Require;
import java.util.Optional;

/**
 * When to answer "unsure".
 *
 * @param threshold the least top probability that counts as an answer, 0 to 1
 * @param coverage the share of the faces it was chosen on that reach it, 0 to 1
 * @param accuracy the share of those that are right, 0 to 1; absent where it was not written down
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record VerdictRule(double threshold, double coverage, Optional<Double> accuracy) {
    /**
     * Checks the components.
     *
     * @param threshold the least top probability that counts as an answer, 0 to 1
     * @param coverage the share of the faces it was chosen on that reach it, 0 to 1
     * @param accuracy the share of those that are right, 0 to 1; absent where it was not written down
     * @throws IllegalArgumentException if a field is out of range; the message names it
     */
    public VerdictRule {
        Require.within("verdict.threshold", threshold, 0, 1);
        Require.within("verdict.coverage", coverage, 0, 1);
        accuracy.ifPresent(share -> Require.within("verdict.accuracy", share, 0, 1));
    }

    /**
     * A rule of which nothing but its coverage is known.
     *
     * @param threshold the least top probability that counts as an answer, 0 to 1
     * @param coverage the share of the faces it was chosen on that reach it, 0 to 1
     */
    public VerdictRule(double threshold, double coverage) {
        this(threshold, coverage, Optional.empty());
    }
}
