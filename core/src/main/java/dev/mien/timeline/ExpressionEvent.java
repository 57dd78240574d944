package dev.mien.timeline;

import dev.mien.face.Expression;
import java.time.Duration;

/**
 * An expression that came and went on one face.
 *
 * @param track whose
 * @param expression what came and went
 * @param onset when its smoothed probability rose through half of the strength
 * @param apex when it was highest
 * @param offset when it fell through half of the strength, or was last seen
 * @param strength the probability at the apex, 0 to 1
 * @param sure whether that is as much as an answer needs; else the expression is only a possible one
 */
public record ExpressionEvent(
        long track,
        Expression expression,
        Duration onset,
        Duration apex,
        Duration offset,
        double strength,
        boolean sure) {
    /** {@return what is said of it: the expression's label, such as "sadness", or "possible sadness" where it is not sure} */
    public String label() {
        return sure ? expression.label() : "possible " + expression.label();
    }

    /** {@return the time from onset to offset} */
    public Duration duration() {
        return offset.minus(onset);
    }
}
