package dev.mien.timeline;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.ValenceArousal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One person in a video.
 *
 * @param track the person's number
 * @param first when first seen
 * @param last when last seen
 * @param sightings in how many frames
 * @param mean of the smoothed distributions
 * @param dwell time by label, "unsure" included
 * @param transitions how often one expression followed another
 * @param events in the order of their onset
 * @param signals blinks and times of looking away, in the order of their onset
 * @param away time of looking away in all; empty if the head's pose was never known
 * @param eyes blinks, closure and mouth, where landmarks were found
 * @param curve means of each expression's smoothed probability, valence and arousal over intervals
 * @param step length of the curve's intervals
 */
public record PersonSummary(
        long track,
        Duration first,
        Duration last,
        int sightings,
        ExpressionScores mean,
        Map<String, Duration> dwell,
        Map<Dwell.Transition, Integer> transitions,
        List<ExpressionEvent> events,
        List<Signal> signals,
        Optional<Duration> away,
        Eyes eyes,
        List<CurvePoint> curve,
        Duration step) {
    /**
     * Takes copies of the collections.
     *
     * @param track the person's number
     * @param first when first seen
     * @param last when last seen
     * @param sightings in how many frames
     * @param mean of the smoothed distributions
     * @param dwell time by label, "unsure" included
     * @param transitions how often one expression followed another
     * @param events in the order of their onset
     * @param signals blinks and times of looking away, in the order of their onset
     * @param away time of looking away in all; empty if the head's pose was never known
     * @param eyes blinks, closure and mouth, where landmarks were found
     * @param curve means of each expression's smoothed probability, valence and arousal over intervals
     * @param step length of the curve's intervals
     */
    public PersonSummary {
        dwell = Map.copyOf(dwell);
        transitions = Map.copyOf(transitions);
        events = List.copyOf(events);
        signals = List.copyOf(signals);
        curve = List.copyOf(curve);
    }

    /** {@return the times of looking away, in the order of their onset} */
    public List<LookingAway> lookingAway() {
        return signals.stream()
                .filter(LookingAway.class::isInstance)
                .map(LookingAway.class::cast)
                .toList();
    }

    /**
     * Blinks, closure and mouth of one person, from the 68 points. Signals, not diagnoses. How far open an eye is, is
     * measured against the same person's open eye.
     *
     * @param blinks closures of at most half a second
     * @param blinksPerMinute empty until ten seconds have been seen
     * @param perclos share of the time with the eyes closed by 80 % or more, 0 to 1 (PERCLOS, Wierwille et al. 1994);
     *     empty until ten seconds have been seen
     * @param meanMouthOpening over time, as in {@link dev.mien.face.FaceGeometry#mouthOpening}; empty if nothing has
     *     been seen
     */
    public record Eyes(
            int blinks, OptionalDouble blinksPerMinute, OptionalDouble perclos, OptionalDouble meanMouthOpening) {}

    /**
     * A person over an interval.
     *
     * @param time of the interval's start
     * @param probabilities mean of each expression's smoothed probability
     * @param unsure share of the time without a verdict, 0 to 1
     * @param derived mean of valence and arousal; empty where they are not known
     */
    public record CurvePoint(
            Duration time, Map<Expression, Double> probabilities, double unsure, Optional<ValenceArousal> derived) {
        /**
         * Takes a copy of the probabilities, in their order.
         *
         * @param time of the interval's start
         * @param probabilities mean of each expression's smoothed probability
         * @param unsure share of the time without a verdict, 0 to 1
         * @param derived mean of valence and arousal; empty where they are not known
         */
        public CurvePoint {
            probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
        }
    }
}
