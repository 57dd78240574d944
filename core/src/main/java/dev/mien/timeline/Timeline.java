package dev.mien.timeline;

import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceResult;
import dev.mien.face.Track;
import dev.mien.pipeline.FollowedFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the people of a video show over time: smoothed distributions, events, summaries, crowd figures. Frames go in one by
 * one; memory does not grow with the video's length but for a little with each person and event.
 */
public final class Timeline {
    private final TimelineOptions options;
    private final boolean lagged;
    private final float threshold;
    private final Consumer<ExpressionEvent> listener;
    private final Duration lag;
    private final Map<Long, Person> people = new TreeMap<>();
    private final Deque<FollowedFrame> waiting = new ArrayDeque<>();
    private final Crowd crowd;
    private final List<CrowdInterval> intervals = new ArrayList<>();

    /**
     * @param lagged true smooths from both sides and answers a little later; false smooths by what came before and answers at
     *     once
     * @param threshold least smoothed probability that is an answer, 0 to 1
     * @param listener is told of every event as it ends
     */
    public Timeline(TimelineOptions options, boolean lagged, float threshold, Consumer<ExpressionEvent> listener) {
        this.options = options;
        this.lagged = lagged;
        this.threshold = threshold;
        this.listener = listener;
        this.lag = lagged ? new LaggedFilter(options.smoothing()).lag() : Duration.ZERO;
        this.crowd = new Crowd(options.crowd());
    }

    /**
     * Takes the next frame.
     *
     * @param told is given the frames whose smoothing is complete, in their order
     * @return the frame as it can be shown at once, smoothed by what came before only
     */
    public TimedFrame add(FollowedFrame frame, Consumer<TimedFrame> told) {
        Duration time = frame.result().time();
        Map<Integer, TimedFace.OfPerson> seen = new HashMap<>();
        for (Track track : frame.tracks()) {
            if (track.seen().isPresent()) {
                int index = track.seen().getAsInt();
                Person person = people.computeIfAbsent(
                        track.id(), id -> new Person(id, time, options, lagged, threshold, listener));
                seen.put(index, person.see(time, frame.result().faces().get(index)));
            }
        }
        people.values().forEach(person -> person.pass(time));
        waiting.add(frame);
        tell(time.minus(lag), told);
        return timed(frame, index -> Optional.ofNullable(seen.get(index)));
    }

    /** Tells the frames that still wait, and ends every event, when no more frames come. */
    public void finish(Consumer<TimedFrame> told) {
        people.values().forEach(Person::finish);
        if (!waiting.isEmpty()) {
            tell(waiting.getLast().result().time(), told);
        }
        crowd.finish().ifPresent(intervals::add);
    }

    private void tell(Duration until, Consumer<TimedFrame> told) {
        while (!waiting.isEmpty()
                && waiting.getFirst().result().time().compareTo(until) <= 0) {
            FollowedFrame frame = waiting.removeFirst();
            Map<Integer, TimedFace.OfPerson> views = new HashMap<>();
            Map<Long, ExpressionScores> smoothed = new HashMap<>();
            for (Track track : frame.tracks()) {
                Person person = people.get(track.id());
                if (track.seen().isPresent() && person != null) {
                    TimedFace.OfPerson view = person.next();
                    views.put(track.seen().getAsInt(), view);
                    smoothed.put(track.id(), view.smoothed());
                }
            }
            crowd.add(frame.result().time(), frame.result().faces().size(), smoothed)
                    .ifPresent(intervals::add);
            told.accept(timed(frame, index -> Optional.ofNullable(views.get(index))));
        }
    }

    private interface Views {
        Optional<TimedFace.OfPerson> of(int index);
    }

    private static TimedFrame timed(FollowedFrame frame, Views views) {
        List<FaceResult> results = frame.result().faces();
        List<TimedFace> faces = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            faces.add(new TimedFace(results.get(i), views.of(i)));
        }
        return new TimedFrame(frame, faces);
    }

    /** Everybody seen so far, in the order of the numbers. */
    public List<PersonSummary> people() {
        return people.values().stream().map(Person::summary).toList();
    }

    /** The intervals that have ended. */
    public List<CrowdInterval> crowd() {
        return List.copyOf(intervals);
    }
}
