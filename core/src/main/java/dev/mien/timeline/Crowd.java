package dev.mien.timeline;

import dev.mien.face.ExpressionScores;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Counts of people and of what they show, by interval. A breakdown of fewer people than {@link Options#minGroup} is withheld,
 * for it would say something of single persons.
 */
public final class Crowd {
    /**
     * How people are counted.
     *
     * @param interval above 0
     * @param minGroup least number of people, 1 or more
     */
    public record Options(Duration interval, int minGroup) {
        /**
         * Checks the components.
         *
         * @param interval above 0
         * @param minGroup least number of people, 1 or more
         * @throws IllegalArgumentException if interval or group are not above 0
         */
        public Options {
            if (interval.isZero() || interval.isNegative() || minGroup < 1) {
                throw new IllegalArgumentException(
                        "crowd figures need an interval above 0 and a group of 1 or more, got "
                                + interval.toNanos() / 1e9 + " s and " + minGroup);
            }
        }

        /** {@return intervals of ten seconds that name at least five people} */
        public static Options defaults() {
            return new Options(Duration.ofSeconds(10), 5);
        }
    }

    private final Options options;
    private final LongPredicate somebody;
    private final Map<Long, WeightedMean> people = new HashMap<>();
    private long interval;
    private int frames;
    private int faces;
    private int most;

    /**
     * Begins a video.
     *
     * @param options intervals and least group
     * @param somebody whether a track is known to be a person
     */
    Crowd(Options options, LongPredicate somebody) {
        this.options = options;
        this.somebody = somebody;
    }

    /**
     * Takes a frame, in the order of time.
     *
     * @param time of the frame, from the start of the video
     * @param count of faces in it
     * @param smoothed of each track that was seen
     * @return the interval that ended before the frame, if one did and had any frame
     */
    Optional<CrowdInterval> add(Duration time, int count, Map<Long, ExpressionScores> smoothed) {
        long index = time.toNanos() / options.interval.toNanos();
        Optional<CrowdInterval> ended = index > interval ? finish() : Optional.empty();
        interval = index;
        frames++;
        faces += count;
        most = Math.max(most, count);
        smoothed.forEach((track, scores) -> {
            people.computeIfAbsent(track, id -> new WeightedMean()).add(scores, 1);
        });
        return ended;
    }

    /** {@return the interval under way} */
    Optional<CrowdInterval> finish() {
        if (frames == 0) {
            return Optional.empty();
        }
        people.keySet().removeIf(track -> !somebody.test(track));
        CrowdInterval ended = new CrowdInterval(
                options.interval.multipliedBy(interval), frames, people.size(), (double) faces / frames, most, mean());
        people.clear();
        frames = 0;
        faces = 0;
        most = 0;
        return Optional.of(ended);
    }

    private Optional<ExpressionScores> mean() {
        if (people.size() < options.minGroup) {
            return Optional.empty();
        }
        WeightedMean mean = new WeightedMean();
        people.values().forEach(person -> mean.add(person.mean(), 1));
        return Optional.of(mean.mean());
    }
}
