package dev.mien.train.clip;

import dev.mien.face.Expression;
import java.util.Optional;

/**
 * Something a face does, with its times in seconds: it sets in at {@code onset}, is at its height from {@code apex} to
 * {@code release}, and over at {@code offset}. In between it rises and falls along half a cosine, so that half the height
 * is reached midway.
 *
 * @param person its id, from 1
 * @param expression what the face shows beside neutral; empty for a blink
 * @param strength weight at the height, above 0, at most 1; for a blink how far the eyes close
 */
public record TruthEvent(
        int person,
        Optional<Expression> expression,
        double onset,
        double apex,
        double release,
        double offset,
        double strength) {
    /**
     * {@return how much of it there is at a time, 0 to {@code strength}}
     *
     * @param time in seconds from the start of the clip
     */
    public double weight(double time) {
        if (time <= onset || time >= offset) {
            return 0;
        } else if (time < apex) {
            return strength * rise((time - onset) / (apex - onset));
        } else if (time > release) {
            return strength * rise((offset - time) / (offset - release));
        }
        return strength;
    }

    private static double rise(double share) {
        return (1 - Math.cos(Math.PI * share)) / 2;
    }
}
